import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def output = new File(basedir, 'target/activemq-cluster')
def before = Snapshot.of(output)

assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate')

assert Snapshot.of(output) == before
