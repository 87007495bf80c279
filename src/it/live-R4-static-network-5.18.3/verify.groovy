io.github.activemqcluster.live.Live.onNewestJdk('out-of-reach', basedir)
