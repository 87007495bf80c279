import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).hasNoProblems()

def output = new File(basedir, 'target/activemq-cluster')
output.eachFileRecurse { file ->
    if (file.file && !file.path.contains('/homes/')) {
        assert !file.text.contains('example.com') && !file.text.contains('/mnt/production') : file
    }
}
def topology = new groovy.xml.XmlSlurper().parse(new File(output, 'topology.xml'))
assert topology.hosts.host.address*.text().every { it == '127.0.0.1' }
assert topology.groups.group.brokers.broker.ports.openwire*.text() == ['61616', '61617', '61618']
