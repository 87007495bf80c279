package io.github.activemqcluster.render;

import java.util.concurrent.CyclicBarrier;

/** A JVM like that of a broker whose threads wait for each other for ever while it registers. */
final class StandsStill {

    private static final Object ELECTOR = new Object();
    private static final Object GROUP = new Object();

    private StandsStill() {}

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
