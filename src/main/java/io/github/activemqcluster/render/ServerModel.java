package io.github.activemqcluster.render;

import io.github.activemqcluster.render.BrokerModel.Listener;
import java.util.List;
import java.util.Optional;

/**
 * What the templates below {@code zookeeper/} and {@code instance/} see of a ZooKeeper server.
 *
 * @param javaFrom the Java feature release from which its ZooKeeper runs
 * @param home its home, relative to the output directory
 * @param dataDirectory absolute; absent means the instance's own {@code data}
 * @param heap the JVM's maximum heap
 * @param listens what {@code bin/status} shows of its ports
 * @param ports a line for each port: its kind, the address that it is bound to, its number
 * @param snapshotDirectory as {@code bin/start} sees it; absent means where the data is
 * @param dataDir as {@code zoo.cfg} names it
 * @param dataLogDir the same of the transaction log; absent means beside the snapshots
 * @param bindAddress to listen on
 * @param probeAddress for {@code bin/status} to ask
 * @param members all servers of the ensemble; empty where it has only one
 */
record ServerModel(
        String id,
        String ensemble,
        int myid,
        String version,
        String javaFrom,
        String home,
        Optional<String> dataDirectory,
        String heap,
        String listens,
        String ports,
        Optional<String> snapshotDirectory,
        int tickTime,
        int initLimit,
        int syncLimit,
        String dataDir,
        Optional<String> dataLogDir,
        String bindAddress,
        String probeAddress,
        int clientPort,
        Optional<Listener> admin,
        boolean listenOnAllInterfaces,
        List<Member> members) {

    /** A line {@code server.<myid>=…} of {@code zoo.cfg}. */
    record Member(int myid, String address, int peerPort, int electionPort) {}
}
