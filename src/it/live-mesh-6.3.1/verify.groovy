def connectors = ['a', 'b', 'c'].collectEntries { group ->
    def xml = new File(basedir, "target/activemq-cluster/instances/${group}-1/conf/activemq.xml").text
    [group, (xml =~ /<networkConnector name="([^"]+)"[^>]*duplex="true"/).collect { it[1] }]
}
assert connectors == [a: ['a-to-b', 'a-to-c'], b: ['b-to-c'], c: []]

io.github.activemqcluster.live.Live.onNewestJdk('every-way', basedir)
