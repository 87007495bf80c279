import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.output.RunningInstances
import jakarta.jms.Session
import org.apache.activemq.ActiveMQConnectionFactory

/** What a client sent again after a takeover, and the broker found to be there already, it may put there. */
int deadLetters(int port) {
    def connection = new ActiveMQConnectionFactory("tcp://127.0.0.1:$port").createConnection()
    try {
        connection.start()
        def session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)
        return session.createBrowser(session.createQueue('ActiveMQ.DLQ')).enumeration.toList().size()
    } finally {
        connection.close()
    }
}

def output = new File(basedir, 'target/activemq-cluster')
def running = new RunningInstances(output.toPath())
try {
    BuildLog.of(basedir).hasNoStackTrace().shows(
        'Drilling with seed 42',
        'Predicted, without reading the store: lockAcquireSleepInterval 500 ms + lockKeepAlivePeriod 1000 ms',
        "disk's cache is not tested")

    def report = new JsonSlurper().parse(new File(output, 'drill/report.json'))
    assert report.passed
    def takeover = report.rehearsals.find { it.rehearsal == 'takeover' }
    assert takeover.faults == 1
    def messages = takeover.messages.find { it.of == 'application on group1' }
    assert messages.lost.empty && messages.unexpected.empty
    assert messages.acknowledged > 20 && messages.received >= messages.acknowledged
    assert messages.takeoverMillis.size() == 1
    assert messages.takeoverMillis.every { it > 0 && it < 60_000 }
    assert new File(output, 'drill/report.md').text.contains('| takeover | application on group1 |')

    // every other kind of traffic went on at the same time
    report.rehearsals.findAll { it.rehearsal in ['takeover', 'rolling', 'ensemble'] }.each { rehearsal ->
        def kinds = ['durable subscription', 'virtual topic', 'virtual topic, consumer away', 'transacted', 'request/reply']
            .collectEntries { kind -> [kind, rehearsal.messages.find { it.of == "application on group1, $kind" }] }
        kinds.each { kind, found ->
            println "$rehearsal.rehearsal, $kind: $found.acknowledged of $found.sent, $found.failed failed"
            assert found.acknowledged > 10 && found.received > 10
            assert found.lost.empty && found.unexpected.empty && found.torn.empty && found.silent.empty
        }
        // what waited for a subscriber and a consumer that were away through all of it
        assert kinds['durable subscription'].received >= kinds['durable subscription'].acknowledged
    }

    // restarted one after the other, the master as well: more than one takeover, and no send that failed
    def rolling = report.rehearsals.find { it.rehearsal == 'rolling' }
    assert rolling.faults == 6
    def restarted = rolling.messages.find { it.of == 'application on group1' }
    assert restarted.failed == 0 && restarted.lost.empty && restarted.acknowledged > 20

    // a lock on a file is on no network, and the drill says so instead of cutting something else
    assert report.rehearsals.find { it.rehearsal == 'partition' }.faults == 0
    assert report.notes.any { it.startsWith("group 'group1' was not cut: its lock is on a file") }

    // a server of the ensemble is killed, and then the leader; the group, which does not ask them, goes on
    def ensemble = report.rehearsals.find { it.rehearsal == 'ensemble' }
    assert ensemble.faults == 2
    def unmoved = ensemble.messages.find { it.of == 'application on group1' }
    assert ensemble.messages.every { it.lost.empty && it.unexpected.empty }
    assert unmoved.failed == 0 && unmoved.acknowledged > 20

    // the store was filled until a send waited; all of it was there after a kill and a restart, and no broker keeps the limit
    def full = report.rehearsals.find { it.rehearsal == 'full' }
    assert full.faults == 1
    def filled = full.messages.find { it.of == 'a full store of group1' }
    assert filled.lost.empty && filled.unexpected.empty && filled.undecided.empty
    assert filled.acknowledged > 10 && filled.received >= filled.acknowledged
    assert new File(basedir, 'build.log').text =~ /group1-\d: its store is full, and a send waits, after \d+ messages/
    assert !new File(output, 'instances/group1-1/run/drill').exists()

    // the first line names the columns
    def rows = new File(output, 'drill/history.tsv').readLines()*.split('\t', -1)
    def history = rows.tail().collect { cells -> [rows[0], cells].transpose().collectEntries() }
    assert rows.every { it.length == rows[0].length }
    def kills = history.findIndexValues { it.event == 'fault' && it.fault == 'kill' }.collect { it as int }
    assert kills.collect { history[it].instance.replaceAll(/-\d$/, '') } == ['group1', 'zk', 'zk', 'group1']
    assert new File(output, "instances/${history[kills[2]].instance}/data/zookeeper.log").text.contains('LEADING')
    kills[1..2].each { at ->
        def whole = history.findIndexOf(at) { it.event == 'whole' }
        assert whole > at
        assert history[at..whole].count { it.event == 'acknowledged' && it.queue.contains('application') && it.instance.startsWith('group1-') } >= 5
    }
    assert history.count { it.event == 'acknowledged' && it.queue ==~ /activemq-cluster\.drill\.\w+\.\w+\.application\.group1/ } ==
        messages.acknowledged + restarted.acknowledged + unmoved.acknowledged

    // all of it runs again, and nothing of the drill is left in it
    assert running.all().size() == 6
    def status = new File(basedir, 'target/status.json')
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:status', "-Dactivemq-cluster.statusFile=$status")
    def master = new JsonSlurper().parse(status).instances.find { it.role == 'master' }
    assert [master.storePercent, master.tempPercent, master.memoryPercent].every { it in 0..99 }
    assert (master.messages ?: 0) == deadLetters(master.ports.openwire)

    // a client that does not wait for the broker fails the drill, by what it loses and not by what it says; and the word changed, passes
    def written = new File(output, 'clients/application/client.properties')
    def drill = ['activemq-cluster:drill', '-Dactivemq-cluster.rehearsals=takeover', '-Dactivemq-cluster.rounds=1'] as String[]
    def ofTheClient = {
        new JsonSlurper().parse(new File(output, 'drill/report.json')).rehearsals[0].messages.find { it.of == 'application on group1' }
    }
    assert written.text.contains('useAsyncSend=false')
    written.text = written.text.replace('useAsyncSend=false', 'useAsyncSend=true')
    MavenBuild.fail(basedir, localRepositoryPath, drill)
        .hasNoStackTrace()
        .shows('takeover: application on group1: ', 'messages were lost: their send() had returned, and never received',
            "client 'application' has useAsyncSend=true: its send() returns before the broker has the message. Set it to false.",
            'has not passed the drill', 'listed above. The history is in')
    def failed = new JsonSlurper().parse(new File(output, 'drill/report.json'))
    assert !failed.passed && failed.problems.every { it.level == 'error' && it.rule == 'drill-lost' }
    assert failed.problems.any { it.where == 'topology.clients[0]' }

    // the same for machines: a result and a test case of that rule, at the client's line of the topology that was drilled
    def sarif = new JsonSlurper().parse(new File(output, 'drill/report.sarif')).runs[0]
    assert sarif.results*.ruleId.unique() == ['drill-lost']
    def location = sarif.results.find { it.message.text.startsWith('topology.clients[0]: ') }.locations[0].physicalLocation
    assert location.artifactLocation.uri == 'target/activemq-cluster/topology.xml'
    assert new File(output, 'topology.xml').readLines()[location.region.startLine - 1].contains('<client>')
    def cases = new XmlSlurper().parse(new File(output, 'drill/TEST-activemq-cluster-drill.xml')).testcase
    assert cases.findAll { it.failure.size() > 0 }*.@name*.text() == ['drill-lost']
    assert cases*.@name*.text().contains('drill-two-masters') && !cases*.@name*.text().contains('drill-out-of-reach')

    // a parameter that no drill can use is refused before anything is done, with what to give
    MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:drill', '-Dactivemq-cluster.rounds=0')
        .hasNoStackTrace().shows("The parameter 'rounds': 0 rounds prove nothing. Give 1 or more.")
    MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:drill', '-Dactivemq-cluster.rehearsals=takeover,nonsense')
        .hasNoStackTrace().shows("The parameter 'rehearsals': there is no rehearsal 'nonsense'. There are takeover, stranded,")
    def early = ofTheClient()
    println "useAsyncSend=true: ${early.lost.size()} of ${early.acknowledged} lost"
    assert early.lost.size() > 10

    written.text = written.text.replace('useAsyncSend=true', 'useAsyncSend=false')
    MavenBuild.succeed(basedir, localRepositoryPath, drill)
    def waiting = ofTheClient()
    println "useAsyncSend=false: ${waiting.lost.size()} of ${waiting.acknowledged} lost"
    assert waiting.lost.empty && waiting.acknowledged > 20
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert running.all().empty

// on a cluster that does not run, there is nothing to drill
assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:drill').hasNoStackTrace().shows('nothing of this one is running', 'activemq-cluster:start')
