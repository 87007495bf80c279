package io.github.activemqcluster.render;

import io.github.activemqcluster.render.BrokerModel.Listener;
import java.util.List;
import java.util.Optional;

/**
 * What the templates below {@code zookeeper/} and {@code instance/} see of a ZooKeeper server. They see the components of its
 * parts as its own, since the names are those that users' templates have.
 *
 * @param members all servers of the ensemble; empty where it has only one
 */
record ServerModel(Identity identity, Software runtime, Ports ports, Timing timing, Data data, List<Member> members) {

    /** Who it is. */
    record Identity(String id, String ensemble, int myid) implements ModelPart {}

    /**
     * What it runs with.
     *
     * @param javaFrom the Java feature release from which its ZooKeeper runs
     * @param home its home, relative to the output directory
     * @param heap the JVM's maximum heap
     */
    record Software(String version, String javaFrom, String home, String heap) implements ModelPart {}

    /**
     * What it listens with.
     *
     * @param listens what {@code bin/status} shows of its ports
     * @param ports a line for each port: its kind, the address that it is bound to, its number
     * @param bindAddress to listen on
     * @param probeAddress for {@code bin/status} to ask
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

    /** How long it waits for others, under ZooKeeper's names. */
    record Timing(int tickTime, int initLimit, int syncLimit) implements ModelPart {}

    /**
     * Where it keeps its data.
     *
     * @param dataDirectory absolute; absent means the instance's own {@code data}
     * @param snapshotDirectory as {@code bin/start} sees it; absent means where the data is
     * @param dataDir as {@code zoo.cfg} names it
     * @param dataLogDir the same of the transaction log; absent means beside the snapshots
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
