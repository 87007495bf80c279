import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def outputs = ['one', 'two'].collect { new File(basedir, it + '/target/activemq-cluster') }
def expected = outputs.collect { Snapshot.ofContent(it) }
assert expected.every { it.containsKey('instances/orders-1/conf/activemq.xml') }

new File(basedir, '../../mavens').listFiles().sort().each { maven ->
    ['one', 'two'].each { assert new File(basedir, it + '/target').deleteDir() }
    MavenBuild.succeedWith(maven, basedir, localRepositoryPath, '-T', '2', 'generate-resources')
    assert outputs.collect { Snapshot.ofContent(it) } == expected
}

assert new File(basedir, '../../mavens').list().length == 2
