io.github.activemqcluster.live.Live.run('out-of-reach', new File(basedir, 'target/activemq-cluster'))
