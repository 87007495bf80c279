package io.github.activemqcluster.render;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * A template and what becomes of it. Templates mirror the output: {@code activemq/conf/activemq.xml.ftl} becomes
 * {@code conf/activemq.xml} of a broker.
 *
 * @param template its name below the templates' root
 */
record Blueprint(String template, Kind kind) {

    /** In every instance. */
    static final List<Blueprint> INSTANCE = List.of(
            executable("instance/bin/start.ftl"),
            executable("instance/bin/stop.ftl"),
            executable("instance/bin/restart.ftl"),
            executable("instance/bin/status.ftl"),
            executable("instance/bin/console.ftl"),
            plain("instance/bin/start.cmd.ftl"),
            plain("instance/bin/stop.cmd.ftl"),
            plain("instance/bin/restart.cmd.ftl"),
            plain("instance/bin/status.cmd.ftl"),
            plain("instance/bin/console.cmd.ftl"));

    /** In every broker's instance, {@link #CONSOLE} and {@link #JMX} where it has them. */
    static final List<Blueprint> BROKER = List.of(
            plain("activemq/bin/instance.sh.ftl"),
            plain("activemq/bin/instance.ps1.ftl"),
            plain("activemq/conf/activemq.xml.ftl"));

    /** With what the console logs in to its own broker. */
    static final List<Blueprint> CONSOLE = List.of(privately("activemq/conf/credentials.properties.ftl"));

    /** Who may log in to a console whose users are Jetty's. The password is made once unless the topology names users. */
    static final List<Blueprint> CONSOLE_REALM =
            List.of(new Blueprint("activemq/conf/jetty-realm.properties.ftl", Kind.SECRET));

    /** The same where they are JAAS's. */
    static final List<Blueprint> CONSOLE_JAAS = List.of(
            new Blueprint("activemq/conf/users.properties.ftl", Kind.SECRET),
            plain("activemq/conf/groups.properties.ftl"),
            plain("activemq/conf/login.config.ftl"));

    /** Where the console is set up by files of Jetty's own. */
    static final List<Blueprint> CONSOLE_JETTY = List.of(plain("activemq/conf/jetty-spring.properties.ftl"));

    /** Where somebody must log in, or the broker does somewhere. */
    static final List<Blueprint> SECRETS = List.of(privately("activemq/conf/secrets.properties.ftl"));

    static final List<Blueprint> JMX = List.of(
            new Blueprint("activemq/conf/jmx.password.ftl", Kind.SECRET), plain("activemq/conf/jmx.access.ftl"));

    /** Where the broker's store is a database. */
    static final List<Blueprint> DATABASE = List.of(privately("activemq/conf/database.properties.ftl"));

    /** One of them per broker, the one that its release's logging reads. */
    static final List<Blueprint> BROKER_LOGGING =
            List.of(plain("activemq/conf/log4j.properties.ftl"), plain("activemq/conf/log4j2.properties.ftl"));

    /** What makes a broker tell what it is: a configuration of its own where the release's logging takes several. */
    static final List<Blueprint> BROKER_STATES = List.of(plain("activemq/conf/states.log4j2.properties.ftl"));

    /** The same where it takes one: the end of that one, whoever wrote the rest. */
    static final String BROKER_STATES_AT_THE_END = "activemq/conf/states.log4j.properties.ftl";

    /** In every ZooKeeper server's instance. */
    static final List<Blueprint> SERVER = List.of(
            plain("zookeeper/bin/instance.sh.ftl"),
            plain("zookeeper/bin/instance.ps1.ftl"),
            plain("zookeeper/conf/zoo.cfg.ftl"));

    /** Where the snapshots are in the instance, and the server is one of an ensemble. */
    static final List<Blueprint> IDENTITY = List.of(new Blueprint("zookeeper/data/myid.ftl", Kind.IDENTITY));

    /** One of them per server, the one that its release's logging reads. */
    static final List<Blueprint> SERVER_LOGGING =
            List.of(plain("zookeeper/conf/log4j.properties.ftl"), plain("zookeeper/conf/logback.xml.ftl"));

    static final List<Blueprint> CLIENT = List.of(
            plain("clients/client.properties.ftl"),
            plain("clients/spring.xml.ftl"),
            plain("clients/application.properties.ftl"),
            plain("clients/jndi.properties.ftl"));

    /** Those of a client besides, each where one of its groups speaks the protocol that it is named after. */
    static final List<Blueprint> CLIENT_PROTOCOLS = List.of(
            plain("clients/amqp.properties.ftl"),
            plain("clients/stomp.properties.ftl"),
            plain("clients/mqtt.properties.ftl"),
            plain("clients/ws.properties.ftl"));

    /** The same with a password in them. */
    static final List<Blueprint> CLIENT_PROTOCOLS_WITH_PASSWORD = CLIENT_PROTOCOLS.stream()
            .map(blueprint -> privately(blueprint.template()))
            .toList();

    /** The same with a password in them. */
    static final List<Blueprint> CLIENT_WITH_PASSWORD =
            CLIENT.stream().map(blueprint -> privately(blueprint.template())).toList();

    /** Where a client asks for them. They read the client's file, so there is no password in them. */
    static final List<Blueprint> EXAMPLES = List.of(
            plain("clients/examples/PlainProducer.java.ftl"),
            plain("clients/examples/BatchProducer.java.ftl"),
            plain("clients/examples/CallbackProducer.java.ftl"),
            plain("clients/examples/ParallelProducer.java.ftl"));

    static final List<Blueprint> CLUSTER = List.of(
            executable("cluster/bin/start.ftl"),
            executable("cluster/bin/stop.ftl"),
            executable("cluster/bin/status.ftl"),
            plain("cluster/bin/start.cmd.ftl"),
            plain("cluster/bin/stop.cmd.ftl"),
            plain("cluster/bin/status.cmd.ftl"),
            plain("cluster/bin/cluster.sh.ftl"),
            plain("cluster/bin/cluster.ps1.ftl"),
            plain("cluster/bin/lib/activemq.sh.ftl"),
            plain("cluster/bin/lib/cluster.ps1.ftl"),
            plain("cluster/bin/lib/cluster.sh.ftl"),
            plain("cluster/bin/lib/instance.ps1.ftl"),
            plain("cluster/bin/lib/instance.sh.ftl"),
            plain("cluster/bin/lib/zookeeper.sh.ftl"));

    /** Where the cluster has brokers: what sends to them and receives from them. */
    static final List<Blueprint> MESSAGES = List.of(
            executable("cluster/bin/activemq.ftl"),
            plain("cluster/bin/activemq.cmd.ftl"),
            plain("cluster/bin/lib/messages.sh.ftl"),
            plain("cluster/bin/lib/messages.ps1.ftl"));

    /** The same: with which URL and login. */
    static final List<Blueprint> MESSAGES_ACCESS =
            List.of(plain("cluster/bin/clients.sh.ftl"), plain("cluster/bin/clients.ps1.ftl"));

    /** The same where a password is in it. */
    static final List<Blueprint> MESSAGES_ACCESS_WITH_PASSWORD = MESSAGES_ACCESS.stream()
            .map(blueprint -> privately(blueprint.template()))
            .toList();

    /** Where the release's console neither sends nor receives. */
    static final List<Blueprint> MESSAGES_OF_OUR_OWN = List.of(plain("cluster/bin/lib/Messages.java.ftl"));

    /** One of them, the one that the release's logging reads. */
    static final List<Blueprint> MESSAGES_LOGGING =
            List.of(plain("cluster/bin/lib/log4j.properties.ftl"), plain("cluster/bin/lib/log4j2.properties.ftl"));

    /** Where there is a pair of master and slave. */
    static final List<Blueprint> PAIRS = List.of(executable("cluster/bin/bring-back-master.ftl"));

    /** The names of all templates, those included that others are made of. */
    static final List<String> TEMPLATES = Stream.concat(
                    Stream.of(
                                    INSTANCE,
                                    BROKER,
                                    CONSOLE,
                                    CONSOLE_REALM,
                                    CONSOLE_JAAS,
                                    CONSOLE_JETTY,
                                    JMX,
                                    DATABASE,
                                    SECRETS,
                                    BROKER_LOGGING,
                                    BROKER_STATES,
                                    SERVER,
                                    IDENTITY,
                                    SERVER_LOGGING,
                                    CLIENT,
                                    CLIENT_PROTOCOLS,
                                    EXAMPLES,
                                    CLUSTER,
                                    PAIRS,
                                    MESSAGES,
                                    MESSAGES_ACCESS,
                                    MESSAGES_OF_OUR_OWN,
                                    MESSAGES_LOGGING)
                            .flatMap(List::stream)
                            .map(Blueprint::template),
                    Stream.of("shared/locate.ftl", BROKER_STATES_AT_THE_END))
            .sorted()
            .toList();

    /** The same, but for a password that the topology gives, and that is not to be kept. */
    Blueprint asDeclared() {
        return kind == Kind.SECRET ? privately(template) : this;
    }

    private static Blueprint plain(String template) {
        return new Blueprint(template, Kind.PLAIN);
    }

    /** For its owner alone. */
    private static Blueprint privately(String template) {
        return new Blueprint(template, Kind.PRIVATE);
    }

    private static Blueprint executable(String template) {
        return new Blueprint(template, Kind.EXECUTABLE);
    }

    /** The name below the folder that it is for: {@code conf/activemq.xml}. */
    String name() {
        return template.substring(template.indexOf('/') + 1, template.length() - ".ftl".length());
    }

    /** The file, once its text is there. */
    OutputFile file(String folder, String text) {
        return new OutputFile(folder.isEmpty() ? name() : folder + "/" + name(), forItsReader(text), kind);
    }

    private String forItsReader(String text) {
        if (name().endsWith(".cmd")) {
            // cmd.exe loses its place in a file that has bare line feeds
            return text.replace("\n", "\r\n");
        }
        if (name().endsWith(".ps1")) {
            // Windows PowerShell takes a file without a byte order mark for one in the machine's old code page
            return "\uFEFF" + text;
        }
        return text;
    }
}
