import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.output.RunningInstances

def output = new File(basedir, 'target/activemq-cluster')
def fails = { String... arguments ->
    def log = MavenBuild.fail(basedir, localRepositoryPath, arguments).hasNoStackTrace()
    assert new RunningInstances(output.toPath()).all().empty
    log
}
def port = new groovy.xml.XmlSlurper().parse(new File(output, 'topology.xml')).groups.group.brokers.broker.ports.openwire.text() as int

// nothing was generated
fails('activemq-cluster:start', '-Dactivemq-cluster.outputDirectory=target/none').shows('activemq-cluster:generate')
assert !new File(basedir, 'target/none').exists()

// somebody else has the port
def holder = new ServerSocket(port, 1, InetAddress.getByName('127.0.0.1'))
fails('activemq-cluster:start').shows("Port $port (openwire of orders-1) is in use by process ${ProcessHandle.current().pid()}", 'dynamicPorts')
holder.close()

// the broker dies: where its journal should be there is a folder
def journal = new File(output, 'instances/orders-1/data/kahadb/db-1.log')
journal.mkdirs()
def farBelowTheTimeout = { Closure what ->
    def begun = System.nanoTime()
    what()
    assert System.nanoTime() - begun < 300_000_000_000L
}
farBelowTheTimeout {
    fails('activemq-cluster:start', '-Dactivemq-cluster.timeout=600').shows('orders-1 did not start', 'the end of', 'db-1.log')
}
assert journal.parentFile.deleteDir()

// there never will be a master: where its lock should be there is a folder, too
def lock = new File(output, 'instances/orders-1/data/kahadb/lock')
lock.mkdirs()
farBelowTheTimeout {
    fails('activemq-cluster:start', '-Dactivemq-cluster.timeout=600').shows("Group 'orders' stays without a master", 'orders-1 slave')
}
assert lock.parentFile.deleteDir()

// generated for another machine
MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate', '-Dactivemq-cluster.topologyFile=elsewhere.xml', '-Dactivemq-cluster.outputDirectory=target/elsewhere')
assert fails('activemq-cluster:start', '-Dactivemq-cluster.outputDirectory=target/elsewhere').shows('192.0.2.1', 'placement=local')
