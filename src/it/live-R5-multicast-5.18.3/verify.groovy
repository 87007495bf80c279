io.github.activemqcluster.live.Live.inNamespace('both-ways', new File(basedir, 'target/activemq-cluster'))
