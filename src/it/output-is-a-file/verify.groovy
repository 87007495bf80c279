import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).shows(new File(basedir, 'target/activemq-cluster').path).hasNoProblems().hasNoStackTrace()
assert new File(basedir, 'target/activemq-cluster').text == 'something of the user'
assert new File(basedir, 'target').list() == ['activemq-cluster']
