import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.it.Snapshot

assert Snapshot.ofContent(new File(basedir, 'target/offline')) == Snapshot.ofContent(new File(basedir, 'target/activemq-cluster'))
assert BuildLog.of(basedir).shows('org.apache.activemq:apache-activemq:tar.gz:bin:5.15.16', 'offline')
assert !new File(basedir, 'target/missing/topology.xml').exists()
