import groovy.json.JsonSlurper
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.KnownLosses
import io.github.activemqcluster.output.RunningInstances

def output = new File(basedir, 'target/activemq-cluster')
def running = new RunningInstances(output.toPath())
def drill = { String rehearsals -> ['activemq-cluster:drill', "-Dactivemq-cluster.rehearsals=$rehearsals" as String, '-Dactivemq-cluster.rounds=1'] as String[] }
def report = { new JsonSlurper().parse(new File(output, 'drill/report.json')) }
def ofTheClient = { rehearsal -> rehearsal.messages.find { it.of == 'application on group1' } }
try {
    // until the master notices that it is alone, it acknowledges what no slave has
    MavenBuild.fail(basedir, localRepositoryPath, drill('partition'))
        .hasNoStackTrace()
        .shows('group1-', ': cut', 'partition: application on group1: ', 'were lost: acknowledged, and never received', 'BUILD FAILURE')
    def alone = ofTheClient(report().rehearsals[0])
    println "local_disk: ${alone.lost.size()} of ${alone.acknowledged} lost"
    assert alone.lost.size() > 5

    // what the brokers are restarted with for the next drill
    ['group1-1', 'group1-2', 'group1-3'].each { id ->
        def file = new File(output, "instances/$id/conf/activemq.xml")
        def with = file.text.replace('sync="local_disk"', 'sync="quorum_disk"')
        assert with != file.text
        file.text = with
    }
    def known = KnownLosses.before(output)
    def build = MavenBuild.start(basedir, localRepositoryPath, drill('partition,ensemble')).ends()
    def found = report()
    def (partition, ensemble) = found.rehearsals
    [partition, ensemble].each { rehearsal ->
        rehearsal.messages.each { println "quorum_disk, $rehearsal.rehearsal, $it.of: ${it.lost.size()} of $it.acknowledged lost: $it.lost" }
    }
    assert [partition.rehearsal, partition.faults] == ['partition', 1]
    assert [ensemble.rehearsal, ensemble.faults] == ['ensemble', 2]

    // nothing is lost, but for what 5.16.7 is known to lose all the same
    def messages = found.rehearsals*.messages.flatten()
    def lost = messages*.lost.flatten()
    assert known.unexplained(lost).empty
    assert lost.size() < alone.lost.size() / 5
    assert messages.every { it.unexpected.empty && it.undecided.empty }
    assert found.problems.every { it =~ / messages were lost: / }
    assert found.rehearsals.every { ofTheClient(it).acknowledged > 20 }
    lost.empty ? build.succeeds() : build.fails().hasNoStackTrace()

    // a ZooKeeper server was killed, and then the leader; each time the group had a master before the server was back
    def history = new File(output, 'drill/history.tsv').readLines()*.split('\t', -1)
    def killed = history.findIndexValues { it[1] == 'fault' && it[6] == 'kill' }.collect { it as int }
    assert killed.size() == 2 && killed.every { history[it][5].startsWith('zk1-') }
    assert new File(output, "instances/${history[killed[1]][5]}/data/zookeeper.log").text.contains('LEADING')
    killed.each { at ->
        def whole = history.findIndexOf(at) { it[1] == 'whole' }
        assert whole > at
        assert history[at..whole].count { it[1] == 'acknowledged' && it[3].contains('application') && it[5].startsWith('group1-') } >= 5
        def next = killed.find { it > at } ?: history.size()
        assert history[whole..<next].count { it[1] == 'acknowledged' && it[3].contains('application') && it[5].startsWith('group1-') } >= 5
    }

    // one that ends by itself after the drill's last look is no fault of the drill's
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:start')
    assert running.all().size() == 6
    assert !new File(output, 'instances/group1-1/run/drill').exists()
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert running.all().empty
