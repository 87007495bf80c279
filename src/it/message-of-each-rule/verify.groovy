import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).hasProblems(new File(basedir, 'expected-problems.txt')).hasNoStackTrace()
