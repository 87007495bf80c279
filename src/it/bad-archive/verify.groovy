import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def output = new File(basedir, 'target/activemq-cluster')
def before = Snapshot.ofContent(output)
def whole = new File(localRepositoryPath, 'org/apache/activemq/apache-activemq/5.18.3/apache-activemq-5.18.3-bin.tar.gz')
whole.withInputStream { new File(basedir, 'truncated.tar.gz').bytes = it.readNBytes(10_000_000) }

for (name in ['missing', 'truncated', 'not-an-archive']) {
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate', "-Dactivemq-cluster.topologyFile=${name}.xml")
        .shows(new File(basedir, "${name}.tar.gz").path)
        .hasNoStackTrace()
    assert Snapshot.ofContent(output) == before
}
