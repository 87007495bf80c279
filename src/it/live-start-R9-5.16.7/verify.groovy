import groovy.json.JsonSlurper
import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.Bounded
import io.github.activemqcluster.output.RunningInstances
import java.time.Duration

def file = new File(basedir, 'target/status.json')
def running = new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath())
def table
def status
try {
    BuildLog.of(basedir).shows('Starting 12 instances', 'network connector group1-to-group2: up both ways')

    // a broker that is busy gives no answer about its messages and bridges; one look need not have it
    Bounded.await('an answer of each master', Duration.ofMinutes(5), { file.text }) {
        table = MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:status', "-Dactivemq-cluster.statusFile=$file")
        status = new JsonSlurper().parse(file)
        def masters = status.instances.findAll { it.role == 'master' }
        masters.size() == 2 && masters.every { it.messages != null } && masters.any { it.bridges }
    }
    table.shows('INSTANCE', 'BRIDGES', 'group1-to-group2 up')
    MavenBuild.succeed(basedir, localRepositoryPath, '-q', 'activemq-cluster:status', '-Dactivemq-cluster.format=json')
        .shows('{"cluster": "reference"')
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert status.cluster == 'reference'
assert status.instances.size() == 12
['zk1', 'zk2'].each { ensemble ->
    assert status.instances.findAll { it.of == ensemble }.role.sort() == ['follower', 'follower', 'leader']
}
['group1', 'group2'].each { group ->
    def members = status.instances.findAll { it.of == group }
    assert members.role.sort() == ['master', 'slave', 'slave']
    assert members.find { it.role == 'master' }.messages == 0
    assert members.every { it.pid > 0 && it.since && it.startedAt && it.ports.openwire > 0 }
}
assert status.instances.find { it.of == 'group1' && it.role == 'master' }.bridges == [[connector: 'group1-to-group2', up: true]]

assert running.all().empty
