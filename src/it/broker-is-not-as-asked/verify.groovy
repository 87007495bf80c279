import io.github.activemqcluster.it.BuildLog

BuildLog.of(basedir).hasProblems(new File(basedir, 'expected-problems.txt')).hasNoStackTrace()

def output = new File(basedir, 'target/activemq-cluster')
assert output.list().sort() == ['.lock', 'homes']
assert new File(output, 'homes').list() == ['activemq-6.3.1'] as String[]
