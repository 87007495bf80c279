io.github.activemqcluster.live.Live.asGenerated('takeover-as-written', new File(basedir, 'target/activemq-cluster'))
