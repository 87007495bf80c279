package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;

/**
 * A machine.
 *
 * @param address the name or IP address by which other machines reach it
 * @param failureDomain the machine, rack or zone that fails as one; the host's own id unless given
 */
public record Host(Place where, String id, String address, String failureDomain) {

    /** {@code ::1}, in short or in full. */
    private static final String IPV6 = "::0{0,3}1|(0{1,4}:){7}0{0,3}1";

    /** Whether the address is a name, which machines have to resolve. */
    public boolean isNamed() {
        return !isLoopback() && !address.contains(":") && !address.matches("[\\d.]+");
    }

    /** The listen address of ports that are for this machine only. */
    public String ownAddress() {
        return isLoopback() ? address : "127.0.0.1";
    }

    /** Whether only this machine can reach the address. */
    public boolean isLoopback() {
        return isLoopback(address);
    }

    /** Whether only this machine can reach an address. */
    public static boolean isLoopback(String address) {
        return address.equals("localhost") || address.matches("127(\\.\\d{1,3}){3}|" + IPV6 + "|\\[(" + IPV6 + ")]");
    }
}
