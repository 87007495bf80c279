package io.github.activemqcluster.render;

import io.github.activemqcluster.render.BrokerModel.Listener;
import java.util.List;
import java.util.Optional;

/**
 * A ZooKeeper server as the templates below {@code zookeeper/} and {@code instance/} see it. They see the components of
 * its parts as its own, since users' templates have these names.
 *
 * @param members all servers of the ensemble; empty if the ensemble has only one
 */
record ServerModel(Identity identity, Software runtime, Ports ports, Timing timing, Data data, List<Member> members) {

    /** The server's names. */
    record Identity(String id, String ensemble, int myid) implements ModelPart {}

    /**
     * The software that the server runs with.
     *
     * @param javaFrom the first Java feature release on which its ZooKeeper runs
     * @param home the server's home, relative to the output directory
     * @param heap the JVM's maximum heap
     */
    record Software(String version, String javaFrom, String home, String heap) implements ModelPart {}

    /**
     * The ports on which the server listens.
     *
     * @param listens the ports as {@code bin/status} shows them
     * @param ports a line for each port: its kind, the address to which it is bound, its number
     * @param bindAddress the address to listen on
     * @param probeAddress the address that {@code bin/status} asks
     */
    record Ports(
            String listens,
            String ports,
            String bindAddress,
            String probeAddress,
            int clientPort,
            Optional<Listener> admin,
            boolean listenOnAllInterfaces)
            implements ModelPart {}

    /** The time for which the server waits for others, under ZooKeeper's names. */
    record Timing(int tickTime, int initLimit, int syncLimit) implements ModelPart {}

    /**
     * The directories of the server's data.
     *
     * @param dataDirectory absolute; absent means the instance's own {@code data}
     * @param snapshotDirectory the directory as {@code bin/start} sees it; absent means with the data
     * @param dataDir the directory as {@code zoo.cfg} names it
     * @param dataLogDir the same for the transaction log; absent means beside the snapshots
     */
    record Data(
            Optional<String> dataDirectory,
            Optional<String> snapshotDirectory,
            String dataDir,
            Optional<String> dataLogDir)
            implements ModelPart {}

    /** A line {@code server.<myid>=…} of {@code zoo.cfg}. */
    record Member(int myid, String address, int peerPort, int electionPort) {}
}
