import io.github.activemqcluster.it.BuildLog

BuildLog.of(basedir).hasProblems(new File(basedir, 'expected-problems.txt')).hasNoStackTrace()
