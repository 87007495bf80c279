import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.it.Snapshot

def others = new File(basedir, '../../mavens').listFiles().sort().toList()
assert others.size() == 2

// all write the same
def outputs = ['one', 'two'].collect { new File(basedir, it + '/target/activemq-cluster') }
def expected = outputs.collect { Snapshot.ofContent(it) }
assert expected.every { it.containsKey('instances/orders-1/conf/activemq.xml') }

others.each { maven ->
    ['one', 'two'].each { assert new File(basedir, it + '/target').deleteDir() }
    MavenBuild.succeedWith(maven, basedir, localRepositoryPath, '-T', '2', 'generate-resources')
    assert outputs.collect { Snapshot.ofContent(it) } == expected
}

// all say where a mistake is: in the project's POM, its parent's, one of a repository, a profile, an execution
def broken = new File(basedir, 'broken')
def installed = new File(localRepositoryPath, 'it/activemqcluster/from-a-repository/1/from-a-repository-1.pom')
installed.parentFile.mkdirs()
installed.text = new File(basedir, '../_parent/pom.xml').text
    .replace('<artifactId>parent</artifactId>', '<artifactId>from-a-repository</artifactId>')
    .replace('<rules>', '<topology>\n<activemq>\n<version>6.3.1</version>\n <runtime>assmebled</runtime></activemq></topology><rules>')

def at = { pom, tag ->
    def lines = pom.readLines()
    def line = lines.findIndexOf { it.contains(tag) }
    "${line + 1}:${lines[line].indexOf(tag) + 1}: ".toString()
}

for (maven in [new File(System.getProperty('maven.home'))] + others) {
    def isMaven4 = new File(maven, 'lib').list().any { it.startsWith('maven-api-model-') }
    def pom = new File(broken, 'pom.xml')
    def parent = new File(broken, 'parent/pom.xml')
    def said = MavenBuild.failWith(maven, broken, localRepositoryPath, '-Pmore', 'activemq-cluster:check').problems()
    def locations = said.collectEntries { problem ->
        def parts = (problem =~ /^\[ERROR\] (.*: )?\[vocabulary\] ([^ ]+): .*/)[0]
        [parts[2], parts[1] ?: '']
    }
    assert locations == [
        // Maven 4 does not say in which file of a repository it is
        'topology.activemq.runtime': isMaven4 ? '' : installed.absolutePath + ':' + at(installed, '<runtime>'),
        'topology.groups[0].size': 'parent/pom.xml:' + at(parent, '<size>'),
        'topology.groups[0].colour': 'pom.xml:' + at(pom, '<colour>'),
        'topology.heap': 'pom.xml:' + at(pom, '<heap>'),
        'topology.fragments[0]': 'pom.xml:' + at(pom, '<fragment/>'),
    ]
    // what the command line gives is written nowhere
    assert MavenBuild.failWith(maven, broken, localRepositoryPath, '-Dactivemq-cluster.placement=nowhere', 'activemq-cluster:check')
        .problems() == ["[ERROR] [vocabulary] placement: 'nowhere' is not a placement. Write 'hosts' (as declared) or 'local' (all of it on this machine)."]
}
