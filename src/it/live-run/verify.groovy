import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.Bounded
import io.github.activemqcluster.output.RunningInstances
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

def running = new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath())

// the instances' Java is that of the toolchains, here the one that runs Maven by another name
def java = Files.createSymbolicLink(basedir.toPath().resolve('target/java'), Path.of(System.getProperty('java.home')))
def toolchains = new File(basedir, 'toolchains.xml')
MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:run').shows('vendor=a-link', 'toolchains.xml').hasNoStackTrace()
toolchains.text = toolchains.text.replace('@jdk@', java.toString())

def run = MavenBuild.start(basedir, localRepositoryPath, '--toolchains', toolchains.path, 'activemq-cluster:run')
try {
    Bounded.await('Ctrl-C', Duration.ofMinutes(6), { run.log() }) { run.log().contains('Ctrl-C') || !run.isAlive() }
    Bounded.await('a line of each log', Duration.ofSeconds(60), { run.log() }) {
        ['orders-1', 'orders-2'].every { (run.log() =~ /(?m)^$it \| .+/).find() } || !run.isAlive()
    }
    assert running.all().size() == 2
} finally {
    run.end()
}
assert running.all().empty

// the logs are shown while the cluster starts, and in the order of time
def started = run.log().substring(0, run.log().indexOf('Ready. Ctrl-C'))
assert ['orders-1', 'orders-2'].every { started =~ /(?m)^$it \| .+/ && started.contains("$it: launched") }
def shown = run.log().readLines().findResults { (it =~ /^orders-[12] +\| (\d{4}-\S+ \S+)/).with { it.find() ? it.group(1) : null } }
// what comes between two looks can be a little late
def late = (1..<shown.size()).findAll { shown[it] < shown[it - 1] }
assert shown.size() > 10 && late.size() <= shown.size() / 10 : "out of order: ${late.collect { shown[it - 1] + ' before ' + shown[it] }}"
assert run.log().contains("with Java ${Runtime.version().feature()} of $java")
assert run.log() =~ /orders-1: stopped/
assert run.log() =~ /orders-2: stopped/
