package io.github.activemqcluster.output;

/** Stands for a broker: a JVM that does nothing until it is killed, or for a minute. */
public final class Sleeper {

    private Sleeper() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("up");
        Thread.sleep(60_000);
    }
}
