import groovy.json.JsonSlurper
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.output.RunningInstances

def output = new File(basedir, 'target/activemq-cluster')
def running = new RunningInstances(output.toPath())
try {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:drill',
            '-Dactivemq-cluster.rehearsals=stranded', '-Dactivemq-cluster.rounds=1')

    def report = new JsonSlurper().parse(new File(output, 'drill/report.json'))
    def received = report.rehearsals[0].messages.collectEntries { [it.of, it.received] }
    // a topic's subscriber gets ten before the kill and ten after it
    assert received == [
            "'shop' to 'billing', queue orders.>, east to west"                    : 10,
            "'shop' to 'billing', queue invoices, east to west"                    : 10,
            "'shop' to 'billing', topic prices.>, east to west"                    : 20,
            "'shop' to 'billing', topic offers, east to west"                      : 20,
            "'shop' to 'billing', durable topic news.>, east to west"              : 10,
            "'shop' to 'billing', durable topic alarms, east to west"              : 10,
            "'shop' to 'billing', virtual topic VirtualTopic.stock, east to west"  : 10,
            "'shop' to 'billing', virtual topic VirtualTopic.returns.>, east to west": 10,
            "'shop' to 'audit', virtual topic VirtualTopic.stock, east to west"    : 10]
    assert report.rehearsals[0].messages.every { it.outOfReach.empty && it.lost.empty }
    assert !report.notes.any { it.contains('leaves out') }
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert running.all().empty
