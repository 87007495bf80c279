io.github.activemqcluster.live.Live.run('brought-back', new File(basedir, 'target/activemq-cluster'))
io.github.activemqcluster.live.Live.onNewestJdk('round-trip', basedir)
