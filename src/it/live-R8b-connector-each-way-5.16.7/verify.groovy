import io.github.activemqcluster.it.BuildLog

assert !BuildLog.of(basedir).problems().any { it.contains('[messages-reachable]') }
io.github.activemqcluster.live.Live.run('stranded', new File(basedir, 'target/activemq-cluster'))
