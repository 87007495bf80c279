package io.github.activemqcluster.distribution;

import java.io.IOException;

/** An archive is not what it should be; the disk and its rights are not at fault. The message is for the user. */
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
