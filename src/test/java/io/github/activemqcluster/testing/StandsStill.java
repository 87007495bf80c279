package io.github.activemqcluster.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;

/** A JVM like that of a broker whose threads wait for each other for ever while the broker registers. */
public final class StandsStill {

    private static final Object ELECTOR = new Object();
    private static final Object GROUP = new Object();

    private StandsStill() {}

    /** The folder from which this class is loaded. */
    public static Path classes() {
        try {
            return Path.of(StandsStill.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Java for this class. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public static void main(String[] arguments) {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        new Thread(() -> lockBoth(GROUP, ELECTOR, bothHoldOne)).start();
        lockBoth(ELECTOR, GROUP, bothHoldOne);
    }

    private static void lockBoth(Object first, Object second, CyclicBarrier bothHoldOne) {
        synchronized (first) {
            try {
                bothHoldOne.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            synchronized (second) {
                System.out.println("never");
            }
        }
    }
}
