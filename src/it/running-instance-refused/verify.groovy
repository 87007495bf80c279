import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot
import io.github.activemqcluster.live.Live

def output = new File(basedir, 'target/activemq-cluster')
def topology = new File(basedir, 'topology.xml')
def conf = new File(output, 'instances/orders-1/conf')
topology.text = new File(output, 'topology.xml').text // with the ports that were chosen

Live.whileRunning(output) {
    def before = Snapshot.of(conf)
    assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate')

    topology.text = topology.text.replace('256m', '300m')
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate').shows('orders-1', 'bin/stop').hasNoStackTrace()
    assert Snapshot.of(conf) == before
}
assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate')
