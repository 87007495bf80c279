import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot
import io.github.activemqcluster.live.Live

def output = new File(basedir, 'target/activemq-cluster')
def topology = new File(basedir, 'topology.xml')
def conf = new File(output, 'instances/orders-1/conf')
def given = topology.text

Live.whileRunning(output) {
    def before = Snapshot.of(conf)
    // free ports are looked for, and the cluster's own are in use: by itself
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate', '-Dactivemq-cluster.dynamicPorts=true')
        .shows('everything was there already')
    assert Snapshot.of(conf) == before

    topology.text = new File(output, 'topology.xml').text // with the ports that were chosen
    assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate')

    topology.text = topology.text.replace('256m', '300m')
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate').shows('orders-1 (changed: bin/instance.ps1, bin/instance.sh)', 'bin/stop').hasNoStackTrace()
    assert Snapshot.of(conf) == before

    topology.text = given.replace('orders', 'bills')
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate')
        .shows('orders-1 (no longer declared, and its files would be removed)')
    assert Snapshot.of(conf) == before
}
// the broker is gone, and its store is not: it is named
assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate').shows(
    "Left behind: ${new File(output, 'instances/orders-1/data/kahadb')}, the store of group 'orders' (orders-1)",
    'There is no message in its 32 MB')
