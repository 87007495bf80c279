io.github.activemqcluster.live.Live.onNewestJdk('promoted-without-leader', basedir)
