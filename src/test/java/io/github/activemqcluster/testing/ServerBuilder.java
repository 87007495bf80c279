package io.github.activemqcluster.testing;

import java.util.Optional;

/** A ZooKeeper server. */
public final class ServerBuilder extends InstanceBuilder<ServerBuilder> {
    int myid;
    Optional<String> dataDir = Optional.empty();
    Optional<String> dataLogDir = Optional.empty();

    ServerBuilder(String id, int myid) {
        super(id);
        this.myid = myid;
    }

    @Override
    ServerBuilder self() {
        return this;
    }

    public ServerBuilder myid(int value) {
        myid = value;
        return this;
    }

    public ServerBuilder dataDir(String value) {
        dataDir = Optional.of(value);
        return this;
    }

    public ServerBuilder dataLogDir(String value) {
        dataLogDir = Optional.of(value);
        return this;
    }
}
