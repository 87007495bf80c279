io.github.activemqcluster.live.Live.run('takeover', new File(basedir, 'target/activemq-cluster'))
