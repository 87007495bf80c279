import io.github.activemqcluster.it.BuildLog

def output = new File(basedir, 'target/activemq-cluster')
BuildLog.of(basedir).hasNoStackTrace().shows(
    "The execution 'second' of two-executions would write its cluster to $output, where the execution 'first' of two-executions"
        + ' of this build has written another one, and would remove that. Nothing was changed.',
    'activemq-cluster-second</outputDirectory>',
    "From here on, these Maven properties are those of the cluster in ${new File(basedir, 'target/other')}:"
        + " activemq-cluster.client.application.url (until now of $output)")
assert new File(output, 'instances/first-1/conf/activemq.xml').exists()
assert !new File(output, 'instances/second-1').exists()
assert new File(basedir, 'target/other/instances/second-1/conf/activemq.xml').exists()
