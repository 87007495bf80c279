package io.github.activemqcluster.output;

import java.nio.file.Path;

/** Stands for another build: holds the lock of an output directory until it is killed, or for a minute. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (OutputLock lock = new OutputDirectory(Path.of(arguments[0])).lock()) {
            lock.announce();
            System.out.println("locked");
            Thread.sleep(60_000);
        }
    }
}
