import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).shows('activemq-cluster:check', 'activemq-cluster:generate', 'activemq-cluster:help')
