import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).hasProblems(new File(basedir, 'expected-problems.txt')).hasNoStackTrace()

// As the first build left it.
def lines = new File(basedir, 'target/activemq-cluster/clients/application/client.properties').readLines()
assert lines[0].startsWith("# The house's own, by activemq-cluster-maven-plugin ")
assert lines[1].startsWith('broker=failover:(tcp://127.0.0.1:61616)')
assert lines.size() == 2
