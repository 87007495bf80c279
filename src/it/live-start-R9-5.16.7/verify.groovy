import groovy.json.JsonSlurper
import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.output.RunningInstances

assert BuildLog.of(basedir).shows('Starting 12 instances', 'network connector group1-to-group2: up both ways', 'INSTANCE', 'BRIDGES', 'group1-to-group2 up')

assert new File(basedir, 'build.log').readLines().any { it.contains('{"cluster": "reference"') }

def status = new JsonSlurper().parse(new File(basedir, 'target/status.json'))
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

assert new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath()).all().empty
