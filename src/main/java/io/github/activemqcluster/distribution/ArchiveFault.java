package io.github.activemqcluster.distribution;

import java.io.IOException;

/** A fault of an archive itself, not of the disk or its permissions. The message is for the user. */
final class ArchiveFault extends IOException {

    private static final long serialVersionUID = 1L;

    ArchiveFault(String message) {
        super(message);
    }

    ArchiveFault(String message, Throwable cause) {
        super(message, cause);
    }

    static ArchiveFault tooLarge(long mostBytes) {
        return new ArchiveFault("it unpacks to more than " + mostBytes + " bytes, and no release is that large");
    }
}
