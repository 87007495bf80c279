io.github.activemqcluster.live.Live.asGenerated('takeover', new File(basedir, 'target/activemq-cluster'))
