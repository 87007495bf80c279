io.github.activemqcluster.live.Live.run('hub-and-spoke', new File(basedir, 'target/activemq-cluster'))
