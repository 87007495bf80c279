io.github.activemqcluster.live.Live.run('every-protocol', new File(basedir, 'target/activemq-cluster'))
