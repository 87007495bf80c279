import groovy.json.JsonSlurper
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.Bounded
import io.github.activemqcluster.output.RunningInstances
import jakarta.jms.JMSException
import java.nio.channels.FileChannel
import java.nio.file.StandardOpenOption
import java.time.Duration
import org.apache.activemq.ActiveMQConnectionFactory

def output = new File(basedir, 'target/activemq-cluster')
def running = new RunningInstances(output.toPath())
def script = { int expected, String... command ->
    def process = new ProcessBuilder(["$output/${command[0]}".toString(), *command[1..<command.length]])
        .redirectErrorStream(true).start()
    def said = process.inputStream.text
    assert process.waitFor() == expected : said
    said
}
def file = { String path -> new File(output, path) }
def port = { String id ->
    new groovy.xml.XmlSlurper().parse(file('topology.xml')).groups.group.brokers.broker.find { it.id == id }.ports.openwire.text()
}
def master = { (script(0, 'bin/status') =~ /(?m)^(\S+): master/)[0][1] }
def signal = { String name, String id ->
    assert new ProcessBuilder('kill', name, file("instances/$id/run/pid").text.trim()).start().waitFor() == 0
}

try {
    assert script(0, 'bin/start').contains(': master (pid ')
    def first = master()

    // a client writes into the log what a slave says: its id, on a line of its own too, in whatever form a reader might know
    def forged = 'x is locked by another server. This broker is now in slave mode'
    def ids = ['This broker is now in slave mode',
        "a\n2026-11-28 09:00:00,000 | INFO  | $forged | org.apache.activemq.store.SharedFileLocker | main\n".toString(),
        "b\n0 | 2026-11-28 09:00:00,000 | org.apache.activemq.store.SharedFileLocker | $forged\n".toString()]
    def factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:${port(first)}")
    ids.each { id ->
        def connections = (1..2).collect { factory.createConnection() }
        def refused = connections.count { connection ->
            try {
                connection.clientID = id
                connection.start()
                return false
            } catch (JMSException e) {
                return true
            }
        }
        connections*.close()
        assert refused > 0
    }
    def log = file("instances/$first/data/activemq.log")
    Bounded.await('what clients said in the log', Duration.ofSeconds(60), { log.text }) { log.text.contains('This broker is now in slave mode') }
    assert !file("instances/$first/run/states").text.contains('slave mode')
    assert master() == first

    // an operator frees the disk
    file("instances/$first/run/console.log").text = ''
    log.text = ''
    assert master() == first
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:status').shows("$first ", 'live-state: whole: all 2 instances run')

    // something to be damaged later
    def connection = factory.createConnection()
    connection.start()
    def session = connection.createSession(false, 1)
    def producer = session.createProducer(session.createQueue('q'))
    100.times { producer.send(session.createTextMessage('x' * 500)) }
    connection.close()

    // a stopped process is no master
    signal('-STOP', first)
    def paused = script(1, 'bin/status')
    assert paused.contains("$first: paused (SIGSTOP), was master (pid ")
    assert paused.readLines().last().startsWith("live-state: degraded: $first is paused (SIGSTOP), was master; group orders has no master, as the lock on ")
    assert paused.readLines().last().endsWith("(${first})")
    def json = new File(basedir, 'target/status.json')
    MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:status', "-Dactivemq-cluster.statusFile=$json")
        .hasNoStackTrace().shows('paused (SIGSTOP), was master', "live-state: degraded: $first is paused")
    def answer = new JsonSlurper().parse(json)
    assert answer.condition == 'degraded' && answer.exitStatus == 1 && answer.problems.size() == 2
    assert answer.instances.find { it.id == first }.role == 'paused'
    signal('-CONT', first)
    assert master() == first

    // nothing runs
    script(0, 'bin/stop')
    assert script(3, 'bin/status').endsWith('live-state: stopped: none of 2 instances runs\n')

    // in the foreground, as units and containers run it; with a journal that is damaged, and without its index
    def store = file('shared/orders')
    new RandomAccessFile(new File(store, 'db-1.log'), 'rw').withCloseable {
        it.seek(20_000)
        it.write('garbage' as byte[])
    }
    assert new File(store, 'db.data').delete()
    def printed = new File(basedir, 'target/console.txt')
    def foreground = new ProcessBuilder("$output/instances/$first/bin/console".toString())
        .redirectErrorStream(true).redirectOutput(printed).start()
    Bounded.await('a master in the foreground', Duration.ofMinutes(3), { printed.text }) {
        !foreground.isAlive() || (script(0, "instances/$first/bin/start", '--no-wait').contains(': already running, master (pid '))
    }
    def damaged = script(0, "instances/$first/bin/status")
    assert damaged.startsWith("$first: master (pid ")
    assert damaged.contains('1 places with corrupt records in its journal')
    assert damaged.contains('its index was missing or incomplete, and was rebuilt from the whole journal (1 times)')
    assert damaged =~ /\d+ operations replayed from its journal/
    assert printed.text.contains('INFO')
    MavenBuild.succeed(basedir, localRepositoryPath, '-q', 'activemq-cluster:status', "-Dactivemq-cluster.statusFile=$json", '-Dactivemq-cluster.format=json')
    answer = new JsonSlurper().parse(json)
    assert answer.problems == ["${first == 'orders-1' ? 'orders-2' : 'orders-1'} is not running"]
    assert answer.instances.find { it.id == first }.repairs.size() == 3
    script(0, 'bin/stop')
    assert foreground.waitFor() == 143

    // another process holds the lock
    def channel = FileChannel.open(new File(store, 'lock').toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
    def lock = channel.lock()
    def why = "as the lock on ${new File(store, 'lock')} is held by process ${ProcessHandle.current().pid()} ("
    def failed = script(1, 'bin/start', '--timeout', '3')
    assert failed.contains("live-state: started, but group orders has no master, $why")
    script(0, 'bin/stop')
    MavenBuild.fail(basedir, localRepositoryPath, 'activemq-cluster:start').hasNoStackTrace()
        .shows("Group 'orders' stays without a master: orders-1 slave, orders-2 slave", "the lock on ${new File(store, 'lock')} is held by process ${ProcessHandle.current().pid()} (")
    channel.close()
} finally {
    MavenBuild.succeed(basedir, localRepositoryPath, 'activemq-cluster:stop')
}
assert running.all().empty
