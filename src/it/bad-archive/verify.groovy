import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def output = new File(basedir, 'target/activemq-cluster')
def before = Snapshot.ofContent(output)
def whole = new File(localRepositoryPath, 'org/apache/activemq/apache-activemq/5.18.3/apache-activemq-5.18.3-bin.tar.gz')
whole.withInputStream { new File(basedir, 'truncated.tar.gz').bytes = it.readNBytes(10_000_000) }

new File(basedir, 'whole.tar.gz').bytes = whole.bytes

for (name in ['missing', 'truncated', 'not-an-archive']) {
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate', '-Dactivemq-cluster.rules=archive-verified=off',
            "-Dactivemq-cluster.topologyFile=${name}.xml")
        .shows(new File(basedir, "${name}.tar.gz").path)
        .hasNoStackTrace()
    assert Snapshot.ofContent(output) == before
}

// One that is not what it has to be, or of which nobody says so: not unpacked.
for (name in ['wrong-sum', 'without-sum']) {
    assert MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:generate', "-Dactivemq-cluster.topologyFile=${name}.xml")
        .shows('whole.tar.gz')
        .hasNoStackTrace()
    assert Snapshot.ofContent(output) == before
}

// Whoever insists gets a home, but nothing of it runs in the build.
assert MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:generate', '-Dactivemq-cluster.rules=archive-verified=off',
        '-Dactivemq-cluster.topologyFile=without-sum.xml')
    .shows('The brokers are not loaded, since nobody says what their archive has to be (archive-verified)')
