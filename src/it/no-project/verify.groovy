assert !new File(basedir, 'pom.xml').exists()
assert new File(basedir, 'target/activemq-cluster/instances/orders-2/conf/activemq.xml').exists()
