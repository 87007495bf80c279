import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.Bounded
import io.github.activemqcluster.output.RunningInstances
import java.time.Duration

def running = new RunningInstances(new File(basedir, 'target/activemq-cluster').toPath())
def testing = new File(basedir, 'target/testing')
def build = { String... arguments -> MavenBuild.start(basedir, localRepositoryPath, arguments) }
def killedWhileTesting = {
    testing.delete()
    def killed = build('verify', '-Dtests.seconds=300')
    Bounded.await('tests that run', Duration.ofMinutes(6), { killed.log() }) { testing.exists() }
    killed
}
assert running.all().empty

// while it goes on, another build keeps away from its cluster
def first = killedWhileTesting()
def pid = running.all().process*.pid()
assert pid.size() == 1
build('verify').fails().hasNoStackTrace().shows('another build')
assert running.all().process*.pid() == pid

// killed, the next build ends what it left, and has a cluster of its own
first.kill()
assert running.all().process*.pid() == pid
build('verify').succeeds().shows('orders-1: stopped', 'orders-1: master')
assert running.all().empty

// and so does the next stop, also once the files are gone
def second = killedWhileTesting()
second.kill()
assert running.all().size() == 1
assert new File(basedir, 'target').deleteDir()
build('activemq-cluster:stop').succeeds().shows('orders-1: stopped')
assert running.all().empty
assert !new File(basedir, 'target/activemq-cluster').exists()
