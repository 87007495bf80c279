def reserved = (new File(basedir, 'build.log').text =~ /Reserved port (\d+) for orders\.port/)[0][1]
def topology = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/activemq-cluster/topology.xml'))
assert topology.groups.group.brokers.broker.ports.openwire.text() == reserved
