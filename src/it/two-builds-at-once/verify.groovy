import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def builds = (1..2).collect { MavenBuild.start(basedir, localRepositoryPath, 'activemq-cluster:generate') }
builds*.succeeds()

assert Snapshot.ofContent(new File(basedir, 'target/activemq-cluster')) == Snapshot.ofContent(new File(basedir, 'target/alone'))
