package io.github.activemqcluster.testing;

final class HostBuilder {
    final String id;
    String address = "";
    String failureDomain = "";

    HostBuilder(String id) {
        this.id = id;
    }
}
