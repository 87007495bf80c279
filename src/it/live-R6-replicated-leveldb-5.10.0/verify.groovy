io.github.activemqcluster.live.Live.run('promoted', new File(basedir, 'target/activemq-cluster'))
io.github.activemqcluster.live.Live.onNewestJdk('round-trip', basedir)
