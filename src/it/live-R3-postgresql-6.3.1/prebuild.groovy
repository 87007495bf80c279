io.github.activemqcluster.live.Database.reserve(basedir)
