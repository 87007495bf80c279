import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def first = new File(basedir, 'target/activemq-cluster')
def again = new File(basedir, 'target/again')

new File(basedir, 'topology.xml').bytes = new File(first, 'topology.xml').bytes
assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate', "-Dactivemq-cluster.outputDirectory=$again")

assert Snapshot.ofContent(again) == Snapshot.ofContent(first)
