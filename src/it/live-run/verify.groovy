import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.output.RunningInstances
import java.time.Duration
import org.awaitility.Awaitility

def running = new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath())
def run = MavenBuild.start(basedir, localRepositoryPath, 'activemq-cluster:run')
try {
    Awaitility.await().atMost(Duration.ofMinutes(3)).until { run.log().contains('Ctrl-C') || !run.isAlive() }
    Awaitility.await().atMost(Duration.ofSeconds(20)).until {
        run.log() =~ /(?m)^orders-1 \| .+/ && run.log() =~ /(?m)^orders-2 \| .+/ || !run.isAlive()
    }
    assert running.all().size() == 2
} finally {
    run.end()
}
assert running.all().empty
assert run.log() =~ /orders-1: stopped/
assert run.log() =~ /orders-2: stopped/
