import io.github.activemqcluster.it.BuildLog

BuildLog.of(basedir).shows(
    "[WARNING] pom.xml:52:15: [messages-reachable] topology.clients[0].groups: a client that lands on group 'group1' cannot consume what was sent to group 'group2'")
io.github.activemqcluster.live.Live.run('one-way', new File(basedir, 'target/activemq-cluster'))
