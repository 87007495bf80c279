import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.ConsoleArchive
import io.github.activemqcluster.live.Live

def target = new File(basedir, 'target')
def repository = ConsoleArchive.repositoryWithout(localRepositoryPath.toPath(), new File(target, 'repository').toPath())
def generate = { String output, String... more ->
    MavenBuild.succeed(basedir, repository.toFile(), 'activemq-cluster:generate', '-Dactivemq-cluster.dynamicPorts=true',
        "-Dactivemq-cluster.outputDirectory=$target/$output".toString(), *more)
}
def runtime = { String output -> new groovy.xml.XmlSlurper().parse(new File(target, "$output/topology.xml")).activemq.runtime.text() }
def console = { String output -> new File(target, "$output/topology.xml").text.contains('<console>') }

// where no repository has the archive, one line says so, and no port is kept for a console
generate('without').shows('Web console: none; it is in the archive org.apache.activemq:apache-activemq:6.3.1:tar.gz:bin, which is')
assert runtime('without') == 'assembled' && !console('without')

// where one has it, it is taken
new ConsoleArchive(new File(basedir, 'archive').toPath(), new File(basedir, '../../console-jars').toPath())
    .install(new File(target, 'assembled/homes/activemq-6.3.1/lib').toPath(), repository)
generate('activemq-cluster').shows('unpacking activemq 6.3.1 from apache-activemq-6.3.1-bin.tar.gz')
assert runtime('activemq-cluster') == 'distribution' && console('activemq-cluster')
Live.run('console', new File(target, 'activemq-cluster'))

// it listens where the topology says, and lets in who it names
generate('elsewhere', '-Pelsewhere')
Live.run('console-elsewhere', new File(target, 'elsewhere'))

// unless jars are asked for
generate('asked', '-Passembled')
assert runtime('asked') == 'assembled'
