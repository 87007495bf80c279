import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).hasNoProblems().shows('Skipped, because activemq-cluster.skip is true')
assert !new File(basedir, 'target').exists()
