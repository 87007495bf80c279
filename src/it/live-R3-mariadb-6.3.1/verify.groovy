io.github.activemqcluster.live.Live.withDatabase('mariadb', basedir)
