io.github.activemqcluster.live.Live.run('elected', new File(basedir, 'target/activemq-cluster'))
