import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir)
    .shows('deep.xml:1:', 'elements are nested more than 32 deep. No topology needs that.',
        "In the POM's <topology>, elements are nested more than 32 deep. No topology needs that.",
        'nested.xml, line 1: elements are nested more than 32 deep')
    .hasNoStackTrace()
assert !new File(basedir, 'build.log').text.contains('StackOverflowError')
assert new File(basedir, 'reports/problems.sarif').exists()
