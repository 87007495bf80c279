import groovy.json.JsonSlurper
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.output.RunningInstances

def output = new File(basedir, 'target/activemq-cluster')
def running = new RunningInstances(output.toPath())
try {
    // what nothing can bring is waited for that long; what a connector brings takes a few seconds
    MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:drill',
            '-Dactivemq-cluster.rehearsals=stranded', '-Dactivemq-cluster.rounds=1', '-Dactivemq-cluster.drillTimeout=45')
        .hasNoStackTrace()
        .shows('[drill-out-of-reach] topology.groups[1]: stranded: group2 to group1: 10 of 10 messages were out of reach', 'BUILD FAILURE')

    def messages = new JsonSlurper().parse(new File(output, 'drill/report.json')).rehearsals[0].messages
    def stranded = messages.find { it.of == 'group2 to group1' }
    assert stranded.outOfReach.size() == 10
    assert stranded.lost.empty
    def carried = messages.find { it.of == 'group1 to group2' }
    assert carried.received == 10 && carried.outOfReach.empty
    // one that ends by itself after the drill's last look is no fault of the drill's
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:start')
    assert running.all().size() == 12
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert running.all().empty
