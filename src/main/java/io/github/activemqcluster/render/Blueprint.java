package io.github.activemqcluster.render;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputFile.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * A template and the file that comes of it. Templates mirror the output: {@code activemq/conf/activemq.xml.ftl} becomes
 * {@code conf/activemq.xml} of a broker.
 *
 * @param template the template's name below the templates' root
 */
record Blueprint(String template, Kind kind) {

    /** The files of every instance. */
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

    /** The files of every broker's instance. {@link #CONSOLE} and {@link #JMX} are added if the broker has them. */
    static final List<Blueprint> BROKER = List.of(
            plain("activemq/bin/instance.sh.ftl"),
            plain("activemq/bin/instance.ps1.ftl"),
            plain("activemq/conf/activemq.xml.ftl"));

    /** The login of the console to its own broker. */
    static final List<Blueprint> CONSOLE = List.of(privately("activemq/conf/credentials.properties.ftl"));

    /** The users of a console whose users are Jetty's. The password is made once unless the topology names users. */
    static final List<Blueprint> CONSOLE_REALM =
            List.of(new Blueprint("activemq/conf/jetty-realm.properties.ftl", Kind.SECRET));

    /** The same for a console whose users are JAAS's. */
    static final List<Blueprint> CONSOLE_JAAS = List.of(
            new Blueprint("activemq/conf/users.properties.ftl", Kind.SECRET),
            plain("activemq/conf/groups.properties.ftl"),
            plain("activemq/conf/login.config.ftl"));

    /** For a console that is set up by files of Jetty's own. */
    static final List<Blueprint> CONSOLE_JETTY = List.of(plain("activemq/conf/jetty-spring.properties.ftl"));

    /** If a user must log in to the broker, or the broker logs in somewhere. */
    static final List<Blueprint> SECRETS = List.of(privately("activemq/conf/secrets.properties.ftl"));

    static final List<Blueprint> JMX = List.of(
            new Blueprint("activemq/conf/jmx.password.ftl", Kind.SECRET), plain("activemq/conf/jmx.access.ftl"));

    /** If the broker's store is a database. */
    static final List<Blueprint> DATABASE = List.of(privately("activemq/conf/database.properties.ftl"));

    /** Each broker has one of them, the one that its release's logging reads. */
    static final List<Blueprint> BROKER_LOGGING =
            List.of(plain("activemq/conf/log4j.properties.ftl"), plain("activemq/conf/log4j2.properties.ftl"));

    /** Makes a broker log its state. This is a configuration of its own if the release's logging takes several. */
    static final List<Blueprint> BROKER_STATES = List.of(plain("activemq/conf/states.log4j2.properties.ftl"));

    /**
     * The same if the release's logging takes one configuration. This is the end of that one, even if the rest is the
     * user's.
     */
    static final String BROKER_STATES_AT_THE_END = "activemq/conf/states.log4j.properties.ftl";

    /** The files of every ZooKeeper server's instance. */
    static final List<Blueprint> SERVER = List.of(
            plain("zookeeper/bin/instance.sh.ftl"),
            plain("zookeeper/bin/instance.ps1.ftl"),
            plain("zookeeper/conf/zoo.cfg.ftl"));

    /** If the snapshots are in the instance, and the server is one of an ensemble. */
    static final List<Blueprint> IDENTITY = List.of(new Blueprint("zookeeper/data/myid.ftl", Kind.IDENTITY));

    /** Each server has one of them, the one that its release's logging reads. */
    static final List<Blueprint> SERVER_LOGGING =
            List.of(plain("zookeeper/conf/log4j.properties.ftl"), plain("zookeeper/conf/logback.xml.ftl"));

    static final List<Blueprint> CLIENT = List.of(
            plain("clients/client.properties.ftl"),
            plain("clients/spring.xml.ftl"),
            plain("clients/application.properties.ftl"),
            plain("clients/jndi.properties.ftl"));

    /** Further files of a client. The client has a file if one of its groups speaks the protocol in the file's name. */
    static final List<Blueprint> CLIENT_PROTOCOLS = List.of(
            plain("clients/amqp.properties.ftl"),
            plain("clients/stomp.properties.ftl"),
            plain("clients/mqtt.properties.ftl"),
            plain("clients/ws.properties.ftl"));

    /** The same files with a password in them. */
    static final List<Blueprint> CLIENT_PROTOCOLS_WITH_PASSWORD = CLIENT_PROTOCOLS.stream()
            .map(blueprint -> privately(blueprint.template()))
            .toList();

    /** The same files with a password in them. */
    static final List<Blueprint> CLIENT_WITH_PASSWORD =
            CLIENT.stream().map(blueprint -> privately(blueprint.template())).toList();

    /** If a client asks for them. They read the client's file, so there is no password in them. */
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

    /** If the cluster has brokers: the scripts that send to them and receive from them. */
    static final List<Blueprint> MESSAGES = List.of(
            executable("cluster/bin/activemq.ftl"),
            plain("cluster/bin/activemq.cmd.ftl"),
            plain("cluster/bin/lib/messages.sh.ftl"),
            plain("cluster/bin/lib/messages.ps1.ftl"));

    /** The URLs and logins for the same scripts. */
    static final List<Blueprint> MESSAGES_ACCESS =
            List.of(plain("cluster/bin/clients.sh.ftl"), plain("cluster/bin/clients.ps1.ftl"));

    /** The same if they contain a password. */
    static final List<Blueprint> MESSAGES_ACCESS_WITH_PASSWORD = MESSAGES_ACCESS.stream()
            .map(blueprint -> privately(blueprint.template()))
            .toList();

    /** If the release's console neither sends nor receives. */
    static final List<Blueprint> MESSAGES_OF_OUR_OWN = List.of(plain("cluster/bin/lib/Messages.java.ftl"));

    /** The cluster has one of them, the one that the release's logging reads. */
    static final List<Blueprint> MESSAGES_LOGGING =
            List.of(plain("cluster/bin/lib/log4j.properties.ftl"), plain("cluster/bin/lib/log4j2.properties.ftl"));

    /** If there is a pair of master and slave. */
    static final List<Blueprint> PAIRS = List.of(executable("cluster/bin/bring-back-master.ftl"));

    /** The names of all templates, with those that other templates include. */
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

    /** The same blueprint, but for a password that the topology gives. Such a password is not kept. */
    Blueprint asDeclared() {
        return kind == Kind.SECRET ? privately(template) : this;
    }

    private static Blueprint plain(String template) {
        return new Blueprint(template, Kind.PLAIN);
    }

    /** A file for its owner alone. */
    private static Blueprint privately(String template) {
        return new Blueprint(template, Kind.PRIVATE);
    }

    private static Blueprint executable(String template) {
        return new Blueprint(template, Kind.EXECUTABLE);
    }

    /** The name below the folder of its instance or client: {@code conf/activemq.xml}. */
    String name() {
        return template.substring(template.indexOf('/') + 1, template.length() - ".ftl".length());
    }

    /** The file with its text. */
    OutputFile file(String folder, String text) {
        return new OutputFile(folder.isEmpty() ? name() : folder + "/" + name(), forItsReader(text), kind);
    }

    private String forItsReader(String text) {
        if (name().endsWith(".cmd")) {
            // cmd.exe loses its place in a file that has bare line feeds.
            return text.replace("\n", "\r\n");
        }
        if (name().endsWith(".ps1")) {
            // Without a byte order mark, Windows PowerShell reads a file in the machine's old code page.
            return "\uFEFF" + text;
        }
        return text;
    }
}
