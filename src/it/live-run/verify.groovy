import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.output.RunningInstances
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import org.awaitility.Awaitility

def running = new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath())

// the instances' Java is that of the toolchains, here the one that runs Maven by another name
def java = Files.createSymbolicLink(basedir.toPath().resolve('target/java'), Path.of(System.getProperty('java.home')))
def toolchains = new File(basedir, 'toolchains.xml')
MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:run').shows('vendor=a-link', 'toolchains.xml').hasNoStackTrace()
toolchains.text = toolchains.text.replace('@jdk@', java.toString())

def run = MavenBuild.start(basedir, localRepositoryPath, '--toolchains', toolchains.path, 'activemq-cluster:run')
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
assert run.log().contains("with Java ${Runtime.version().feature()} of $java")
assert run.log() =~ /orders-1: stopped/
assert run.log() =~ /orders-2: stopped/
