import io.github.activemqcluster.it.BuildLog

// Once per build.
assert BuildLog.of(basedir)
    .hasProblems(new File(basedir, 'expected-problems.txt'))
    .shows('no error, 1 warning', 'Warnings fail the build because failOnWarning is set')
    .hasNoStackTrace()
assert !new File(basedir, 'target').exists()
