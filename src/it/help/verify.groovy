import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).shows('activemq-cluster:check', 'activemq-cluster:generate', 'activemq-cluster:help', 'activemq-cluster:run',
    'activemq-cluster:start', 'activemq-cluster:status', 'activemq-cluster:stop')
