io.github.activemqcluster.live.Live.run('stranded', new File(basedir, 'target/activemq-cluster'))
