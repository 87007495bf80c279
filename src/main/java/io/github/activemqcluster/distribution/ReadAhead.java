package io.github.activemqcluster.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stream in a thread of its own, some chunks ahead. An archive is therefore inflated while its files are
 * written. To inflate takes by far the most time; this class keeps the rest from slowing it down.
 */
final class ReadAhead extends InputStream {

    private static final int CHUNK = 256 * 1024;
    private static final int CHUNKS_AHEAD = 16;

    private final InputStream source;
    private final long most;
    private final Thread reader;

    /** Chunks in their order; an empty one is the last. */
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS_AHEAD);

    /** The failure that ended the stream early; set before the last chunk is handed over. */
    private volatile IOException failure;

    private long total;
    private byte[] current = new byte[0];
    private int position;
    private boolean ended;

    /**
     * Starts the thread.
     *
     * @param most the limit in bytes; a longer stream is a fault of the archive
     */
    ReadAhead(InputStream source, long most) {
        this.source = source;
        this.most = most;
        this.reader = new Thread(this::readAll, "activemq-cluster-inflater");
        reader.setDaemon(true);
        reader.start();
    }

    private void readAll() {
        try {
            byte[] chunk;
            do {
                chunk = nextChunk();
                chunks.put(chunk);
            } while (chunk.length > 0);
        } catch (InterruptedException e) {
            // Closed before the end: no reader waits for the rest.
        }
    }

    private byte[] nextChunk() {
        try {
            byte[] chunk = new byte[CHUNK];
            int length = source.readNBytes(chunk, 0, CHUNK);
            total += length;
            if (total > most) {
                throw ArchiveFault.tooLarge(most);
            }
            return length == CHUNK ? chunk : Arrays.copyOf(chunk, length);
        } catch (IOException e) {
            failure = e;
            return new byte[0];
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == current.length) {
            advance();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, into, offset, count);
        position += count;
        return count;
    }

    private void advance() throws IOException {
        if (!ended) {
            try {
                current = chunks.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while unpacking");
            }
            position = 0;
            ended = current.length == 0;
        }
        if (failure instanceof ArchiveFault fault && ended) {
            throw fault;
        }
        if (failure != null && ended) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
