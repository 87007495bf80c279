// A machine without IPv6 shows the same on IPv4; the log says so.
def address = '::1'
try {
    new ServerSocket(0, 1, InetAddress.getByName(address)).close()
} catch (IOException e) {
    println "This machine has no IPv6 ($e.message): all of this case is shown on 127.0.0.1 instead"
    address = '127.0.0.1'
}
def group = { id -> """
    <group>
      <id>$id</id>
      <size>2</size>
      <sharedFileSystem/>
      <transportConnectors>
        <transportConnector>
          <protocol>openwire</protocol>
          <updateClusterClients>true</updateClusterClients>
          <rebalanceClusterClients>true</rebalanceClusterClients>
          <updateClusterClientsOnRemove>true</updateClusterClientsOnRemove>
        </transportConnector>
      </transportConnectors>
    </group>""" }
new File(basedir, 'topology.xml').text = """<topology>
  <name>preflight</name>
  <hosts>
    <host>
      <id>here</id>
      <address>$address</address>
    </host>
  </hosts>
  <activemq>
    <version>6.3.1</version>
  </activemq>
  <groups>${group('group1')}${group('group2')}
  </groups>
  <networkConnectors>
    <networkConnector>
      <from>group1</from>
      <to>group2</to>
      <duplex>true</duplex>
    </networkConnector>
  </networkConnectors>
  <clients>
    <client>
      <id>application</id>
    </client>
  </clients>
</topology>
"""
true
