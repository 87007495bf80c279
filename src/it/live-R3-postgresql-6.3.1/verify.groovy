io.github.activemqcluster.live.Live.withDatabase('postgresql', basedir)
