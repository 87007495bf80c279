io.github.activemqcluster.live.Live.run('promoted', new File(basedir, 'target/activemq-cluster'))
