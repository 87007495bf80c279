io.github.activemqcluster.live.Live.run('promoted-without-leader', new File(basedir, 'target/activemq-cluster'))
