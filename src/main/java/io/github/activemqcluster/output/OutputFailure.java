package io.github.activemqcluster.output;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Turns the code of an operating system into a sentence. */
public final class OutputFailure {

    private OutputFailure() {}

    /**
     * The message of a failure for the user.
     *
     * @param what the action that failed, without a full stop
     * @param state the effect on the old files, one whole sentence
     */
    public static MachineException of(String what, IOException cause, String state) {
        return new MachineException(what + ": " + reason(cause) + ". " + state + mend(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " is not writable for user '" + System.getProperty("user.name") + "'";
        }
        if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return ((FileSystemException) cause).getFile() + " is there and is not a folder";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason() + " (" + failure.getFile() + ")";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String mend(IOException cause) {
        String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("no space left") || reason.contains("not enough space") || reason.contains("quota")) {
            return " Free some space on that disk, or name another outputDirectory.";
        }
        if (cause instanceof AccessDeniedException
                || cause.getCause() instanceof ReadOnlyFileSystemException
                || reason.contains("read-only")) {
            return " Give yourself the right to write there, or name another outputDirectory.";
        }
        if (cause instanceof NotDirectoryException
                || cause instanceof FileAlreadyExistsException
                || reason.contains("not a directory")) {
            return " Move it away, or name another outputDirectory.";
        }
        return "";
    }
}
