package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a complete file in the place of another. At each moment one of the two files is there whole. */
@FunctionalInterface
interface Mover {

    void move(Path complete, Path target) throws IOException;

    /**
     * Renames the file. If a folder below is a link to another file system, copies the file beside the target first.
     */
    static Mover atomic() {
        return (complete, target) -> {
            try {
                Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Path beside = target.resolveSibling("." + target.getFileName() + ".partial");
                try {
                    Files.copy(
                            complete, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(beside);
                }
            }
        };
    }
}
