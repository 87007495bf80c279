import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.Bounded
import io.github.activemqcluster.output.RunningInstances
import java.time.Duration

def output = new File(basedir, 'target/activemq-cluster')
def running = new RunningInstances(output.toPath())

// as somebody might who wonders why a slave does not start
['group1-1', 'group1-2'].each { id ->
    def file = new File(output, "instances/$id/conf/activemq.xml")
    def with = file.text
    def without = with.replaceFirst('<kahaDB ', '<kahaDB useLock="false" ')
    assert with != without
    file.text = without
}
try {
    ['group1-1', 'group1-2'].each { id ->
        assert new ProcessBuilder("$output/instances/$id/bin/start", '--no-wait').inheritIO().start().waitFor() == 0
        def log = new File(output, "instances/$id/run/states")
        Bounded.await("the start of $id", Duration.ofMinutes(5), { log.text }) {
            log.exists() && (log.text =~ /Apache ActiveMQ .* started/).find()
        }
    }
    MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:drill', '-Dactivemq-cluster.timeout=30')
        .hasNoStackTrace()
        .shows('has not passed the drill', "[drill-two-masters] topology.groups[0]: takeover: group 'group1' had two masters at once", 'BUILD FAILURE')
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert running.all().empty
