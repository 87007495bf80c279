import groovy.json.JsonSlurper
import io.github.activemqcluster.it.BuildLog
import io.github.activemqcluster.it.MavenBuild
import io.github.activemqcluster.live.Crowd
import io.github.activemqcluster.output.RunningInstances
import java.nio.file.Files
import java.time.Duration

def output = new File(basedir, 'target/activemq-cluster')
def resolved = new File(basedir, 'resolved.xml')
resolved.text = new File(output, 'topology.xml').text
def address = new groovy.xml.XmlSlurper().parseText(resolved.text).hosts.host.address.text()
def bracketed = address.contains(':') ? "[$address]" : address
def goal = { String... arguments -> MavenBuild.succeed(basedir, localRepositoryPath, arguments).hasNoStackTrace() }
def fails = { String... arguments -> MavenBuild.fail(basedir, localRepositoryPath, arguments).hasNoStackTrace() }
def generate = ['activemq-cluster:generate', "-Dactivemq-cluster.topologyFile=$resolved" as String] as String[]
def statusFile = new File(basedir, 'target/status.json')
def status = {
    goal('activemq-cluster:status', "-Dactivemq-cluster.statusFile=$statusFile" as String, '-Dactivemq-cluster.failOnDegraded=false')
    new JsonSlurper().parse(statusFile)
}
/** What a shell says, with nothing in its environment but what is given; the exit status is not looked at. */
def shell = { String script, String... environment ->
    def builder = new ProcessBuilder(['/bin/sh', '-c', script] as String[]).directory(basedir).redirectErrorStream(true)
    builder.environment().clear()
    builder.environment().putAll([PATH: System.getenv('PATH'), JAVA_HOME: System.getProperty('java.home')])
    environment.each { def (name, value) = it.split('=', 2); builder.environment()[name] = value }
    def process = builder.start()
    def said = process.inputStream.getText('UTF-8')
    process.waitFor()
    said
}

def port = new groovy.xml.XmlSlurper().parseText(resolved.text).groups.group[0].brokers.broker[0].ports.openwire.text()
BuildLog.of(basedir).shows("$bracketed:$port" as String, "tcp://$bracketed:$port" as String)

// names, an ensemble that exists already: only who asks is told
goal('activemq-cluster:check', '-Dactivemq-cluster.topologyFile=outside.xml', '-Dactivemq-cluster.rules=store-deprecated=off')
fails('activemq-cluster:check', '-Dactivemq-cluster.topologyFile=outside.xml', '-Dactivemq-cluster.online=true').shows(
    "[surroundings-answer] topology.hosts[0].address: the address 'no-such-host.invalid' does not resolve",
    "[surroundings-answer] topology.ensembles[0].connectString: the ZooKeeper server 127.0.0.1:1 of ensemble 'zk' does not answer")

// a home that has lost a file is told, and made again
def jar = new File(output, 'homes/activemq-6.3.1/lib/activemq-kahadb-store-6.3.1.jar')
assert jar.delete()
fails('activemq-cluster:start').shows('lib/activemq-kahadb-store-6.3.1.jar is missing', 'activemq-cluster:generate')
assert shell('target/activemq-cluster/bin/start group1-1').contains('it lacks lib/activemq-kahadb-store-6.3.1.jar')
goal(generate).shows('lib/activemq-kahadb-store-6.3.1.jar is missing', 'activemq-6.3.1 was made again')
assert jar.exists()

try {
    goal('activemq-cluster:start')
    def before = status()
    assert before.condition == 'whole'
    def slave = before.instances.find { it.role == 'slave' }

    // somebody has a slave's port: everybody says so, and no takeover is rehearsed
    def other = new ServerSocket(slave.ports.openwire as int, 1, InetAddress.getByName(address))
    def warning = "the takeover will fail: port ${slave.ports.openwire} (openwire)" as String
    def held = status()
    assert held.condition == 'degraded' && held.problems.size() == 1
    assert held.problems[0].startsWith("$warning of ${slave.id} is held by process ${ProcessHandle.current().pid()}")
    def said = shell('target/activemq-cluster/bin/status')
    assert said.contains("${slave.id}: Warning: $warning is held by process ${ProcessHandle.current().pid()}")
    assert said.readLines().last() == "preflight: degraded: a takeover by ${slave.id} will fail, as somebody else holds a port of it"
    fails('activemq-cluster:drill').shows('The drill was not begun', warning)
    assert !new File(output, 'drill/history.tsv').exists()
    other.close()

    // what is missing is put back while instances run
    def unused = new File(output, 'homes/activemq-6.3.1/lib/activemq-mqtt-6.3.1.jar')
    assert unused.delete()
    goal(generate)
    assert unused.exists()

    // clients spread over both groups, and again after a takeover
    def properties = new Properties()
    new File(output, 'clients/application/client.properties').withInputStream { properties.load(it) }
    def groups = before.instances.collectEntries { [(it.ports.openwire): it.of] }
    new Crowd(properties.getProperty('url'), 20, groups).withCloseable { crowd ->
        crowd.awaitSpread(3, Duration.ofSeconds(60))
        goal('activemq-cluster:drill', '-Dactivemq-cluster.rehearsals=takeover', '-Dactivemq-cluster.rounds=1')
        assert status().instances.findAll { it.role == 'master' }*.id != before.instances.findAll { it.role == 'master' }*.id
        crowd.awaitSpread(3, Duration.ofSeconds(120))
    }
} finally {
    goal('activemq-cluster:stop')
}
assert new RunningInstances(output.toPath()).all().empty

// cron and systemd give the locale C, and the path is not ASCII; this JVM may not be able to say its name either
def moved = 'target/$(printf "l\\303\\244\\344\\270\\255")'
shell("mv target/activemq-cluster $moved")
try {
    def started = shell("$moved/bin/start group1-1 group1-2", 'LC_ALL=C')
    assert started.contains('master (pid ') && started.contains('slave (pid ')
    assert shell("$moved/bin/status group1-1 group1-2", 'LC_ALL=C').readLines().take(2)*.replaceAll(/.*: (\w+) .*/, '$1').toSorted() == ['master', 'slave']
} finally {
    shell("$moved/bin/stop", 'LC_ALL=C')
    assert shell("$moved/bin/status", 'LC_ALL=C').count('not running') == 4
    shell("mv $moved target/activemq-cluster")
}
