io.github.activemqcluster.live.DeclaredFlows.verify(basedir)
