package io.github.activemqcluster.render;

import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.render.BrokerModel.Listener;
import io.github.activemqcluster.render.ServerModel.Member;
import io.github.activemqcluster.topology.Authority;
import io.github.activemqcluster.topology.Ensemble;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the models of ZooKeeper servers. */
final class ServerModels {

    /** The path from an instance, where the server is started, to the output directory. */
    private static final String OUTPUT = "../..";

    private static final String HEAP = "512m";

    private final Addresses addresses;
    private final Release release;
    private final RenderSettings settings;

    ServerModels(Addresses addresses, Release release, RenderSettings settings) {
        this.addresses = addresses;
        this.release = release;
        this.settings = settings;
    }

    ServerModel of(Ensemble ensemble, Server server) {
        String bindAddress = addresses.bindAddress(server.host());
        boolean everywhere = bindAddress.equals("0.0.0.0");
        Optional<String> dataDirectory = settings.dataDirectory()
                .map(directory -> directory.resolve(server.id()).toString());
        StoreDirectory directories = new StoreDirectory(settings.dataDirectory());
        Optional<String> snapshots = server.dataDir().map(given -> directories.resolve(given, OUTPUT));
        String loopback = everywhere ? "127.0.0.1" : bindAddress;
        return new ServerModel(
                new ServerModel.Identity(server.id(), ensemble.id(), server.myid()),
                new ServerModel.Software(
                        release.version().toString(),
                        release.required("java.from"),
                        Layout.homePath(release.product(), release.version().toString()),
                        HEAP),
                new ServerModel.Ports(
                        listens(server),
                        ports(server, bindAddress, loopback),
                        bindAddress,
                        loopback,
                        server.ports().required(PortKind.CLIENT),
                        server.ports().of(PortKind.ADMIN).stream()
                                .mapToObj(port -> new Listener(loopback, port))
                                .findFirst(),
                        everywhere),
                new ServerModel.Timing(ensemble.tickTime(), ensemble.initLimit(), ensemble.syncLimit()),
                new ServerModel.Data(
                        dataDirectory,
                        snapshots,
                        snapshots.or(() -> dataDirectory).orElse("./data"),
                        server.dataLogDir().map(given -> directories.resolve(given, OUTPUT))),
                ensemble.servers().size() == 1 ? List.of() : members(ensemble));
    }

    private List<Member> members(Ensemble ensemble) {
        List<Member> members = new ArrayList<>();
        for (Server server : ensemble.servers()) {
            members.add(new Member(
                    server.myid(),
                    Authority.bracketed(addresses.address(server.host())),
                    server.ports().required(PortKind.PEER),
                    server.ports().required(PortKind.ELECTION)));
        }
        return List.copyOf(members);
    }

    private static String ports(Server server, String bindAddress, String loopback) {
        List<String> lines = new ArrayList<>();
        server.ports()
                .byKind()
                .forEach((kind, port) -> lines.add(
                        kind.element() + " " + (kind == PortKind.ADMIN ? loopback : bindAddress) + " " + port));
        return String.join("\n", lines);
    }

    private String listens(Server server) {
        List<String> listens = new ArrayList<>();
        server.ports().byKind().forEach((kind, port) -> {
            listens.add(kind.element() + " " + new Authority(addresses.address(server.host()), port));
        });
        return String.join(", ", listens);
    }
}
