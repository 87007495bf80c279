import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def output = new File(basedir, 'target/activemq-cluster')
def before = Snapshot.ofContent(output)

for (name in ['missing', 'truncated', 'not-an-archive']) {
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate', "-Dactivemq-cluster.topologyFile=${name}.xml")
        .shows(new File(basedir, "${name}.tar.gz").path)
        .hasNoStackTrace()
    assert Snapshot.ofContent(output) == before
}
