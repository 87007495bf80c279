import io.github.activemqcluster.it.BuildLog

assert BuildLog.of(basedir).shows('The application connects to failover:(tcp://127.0.0.1:61616)')
assert new File(basedir, 'target/activemq-cluster/instances/orders-1/conf/activemq.xml').exists()
