io.github.activemqcluster.live.Live.run('brought-back', new File(basedir, 'target/activemq-cluster'))
