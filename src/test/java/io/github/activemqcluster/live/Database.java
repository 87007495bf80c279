package io.github.activemqcluster.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A real database server, on loopback, in a temporary directory of its own. Its binaries come from Maven Central; the
 * build has copied them to {@code target/databases}. The data outlives {@link #kill} and {@link #start}. Nothing
 * outlives {@link #close} or the end of this JVM.
 */
public final class Database implements AutoCloseable {

    /**
     * The password for the generated cluster. It has characters that are awkward in XML, shells, properties and
     * expressions.
     */
    private static final String PASSWORD = "p@ss <&\\>=:#{1+1} word";

    private static final Duration READY = Duration.ofMinutes(3);
    private static final Duration GONE = Duration.ofSeconds(60);

    private final Product product;
    private final Path directory;
    private final int port;
    private final Thread endOfJvm;
    private Process process;

    /** The differences between the products. */
    private enum Product {
        POSTGRESQL("postgresql.jar") {
            @Override
            boolean isNeeded(String file) {
                return true;
            }

            @Override
            void initialise(Database database) throws IOException {
                Path password = database.write("password", PASSWORD + "\n");
                // The name of another user, so that the operating system does not know the name.
                database.run(
                        database.bin("initdb"),
                        "--pgdata=" + database.data(),
                        "--username=activemq",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-locale");
                database.run(
                        database.write("create.sql", "CREATE DATABASE activemq;\n"),
                        database.bin("postgres"),
                        "--single",
                        "-D",
                        database.data().toString(),
                        "postgres");
            }

            @Override
            List<String> command(Database database) {
                return List.of(
                        database.bin("postgres"),
                        "-D",
                        database.data().toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-p",
                        Integer.toString(database.port));
            }
        },

        MARIADB("mariadb.jar") {
            @Override
            boolean isNeeded(String file) {
                return file.endsWith("/bin/mariadbd") || file.contains("/share/");
            }

            @Override
            void initialise(Database database) throws IOException {
                Files.createDirectories(database.data());
                database.give(database.data());
                StringBuilder statements = new StringBuilder("create database mysql;\nuse mysql;\n");
                for (String part : List.of(
                        "mariadb_system_tables.sql",
                        "mariadb_performance_tables.sql",
                        "mariadb_system_tables_data.sql")) {
                    statements.append(Files.readString(database.home().resolve("share/" + part)));
                }
                Path bootstrap = database.write("bootstrap.sql", statements.toString());
                List<String> command = new ArrayList<>(command(database));
                command.add("--bootstrap");
                database.run(bootstrap, command.toArray(String[]::new));
                String literal = PASSWORD.replace("\\", "\\\\").replace("'", "''");
                database.write(
                        "users.sql",
                        """
                        CREATE DATABASE IF NOT EXISTS activemq;
                        CREATE USER IF NOT EXISTS 'activemq'@'127.0.0.1' IDENTIFIED BY '%s';
                        GRANT ALL ON activemq.* TO 'activemq'@'127.0.0.1';
                        """
                                .formatted(literal));
            }

            @Override
            List<String> command(Database database) {
                List<String> command = new ArrayList<>(List.of(
                        database.bin("mariadbd"),
                        "--no-defaults",
                        "--basedir=" + database.home(),
                        "--datadir=" + database.data(),
                        "--lc-messages-dir=" + database.home().resolve("share"),
                        "--character-set-server=utf8mb4",
                        "--bind-address=127.0.0.1",
                        "--port=" + database.port,
                        "--socket=" + database.directory.resolve("socket"),
                        "--pid-file=" + database.directory.resolve("pid"),
                        "--skip-name-resolve",
                        // Without this option, the server makes a certificate first, which takes longer than all the
                        // rest
                        "--skip-ssl",
                        "--innodb-buffer-pool-size=32M"));
                if (Files.exists(database.directory.resolve("users.sql"))) {
                    command.add("--init-file=" + database.directory.resolve("users.sql"));
                }
                return command;
            }
        };

        private final String jar;

        Product(String jar) {
            this.jar = jar;
        }

        /** Whether the server needs a file of the jar. */
        abstract boolean isNeeded(String file);

        /** Makes the data, with the user and the database {@code activemq}. */
        abstract void initialise(Database database) throws IOException;

        abstract List<String> command(Database database);
    }

    private Database(Product product, Path directory, int port) {
        this.product = product;
        this.directory = directory;
        this.port = port;
        this.endOfJvm = new Thread(this::end, "end-of-" + product);
        Runtime.getRuntime().addShutdownHook(endOfJvm);
    }

    /**
     * Chooses a free port, and gives it and the password to the POM as {@code databasePort} and
     * {@code databasePassword}. A case calls this before it generates its cluster.
     */
    public static void reserve(java.io.File basedir) throws IOException {
        reserve(basedir, LowPorts.choose(1).get(0));
    }

    /** The same with a chosen port. */
    static void reserve(java.io.File basedir, int port) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("databasePort", Integer.toString(port));
        properties.setProperty("databasePassword", PASSWORD);
        try (var out = Files.newOutputStream(basedir.toPath().resolve("test.properties"))) {
            properties.store(out, null);
        }
    }

    /**
     * Installs a server and starts it on the port that was reserved.
     *
     * @param name {@code postgresql} or {@code mariadb}
     */
    public static Database start(String name, java.io.File basedir) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(basedir.toPath().resolve("test.properties"))) {
            properties.load(in);
        }
        Product product = Product.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        // Outside of the project: a server may demand a certain user, who perhaps may not look into the project.
        Path directory = Files.createTempDirectory(name);
        Database database = new Database(product, directory, Integer.parseInt(properties.getProperty("databasePort")));
        try {
            Path jar = basedir.toPath().resolve("../../databases").resolve(product.jar);
            // The first installation of a build is copied for all other cases: all of it except the port is the same.
            Path installed = jar.resolveSibling(
                    name + "-" + Files.getLastModifiedTime(jar).toMillis());
            if (Files.isDirectory(installed)) {
                copy(installed, directory);
            } else {
                database.install(jar);
                product.initialise(database);
                Path copy = Files.createTempDirectory(installed.getParent(), name);
                copy(directory, copy);
                Files.move(copy, installed, StandardCopyOption.ATOMIC_MOVE);
            }
            database.start();
        } catch (IOException | RuntimeException | Error e) {
            database.close();
            throw e;
        }
        return database;
    }

    /** Starts the server; when this returns, the server takes connections. */
    void start() throws IOException {
        process = process(product.command(this))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Bounded.await("a connection to " + product, READY, this::endOfLog, () -> {
            if (!process.isAlive()) {
                throw new AssertionError(product + " has ended\n" + endOfLog());
            }
            return accepts();
        });
    }

    /** Ends the server as {@code kill -9} does: data that it has promised to keep must be on its disk. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Bounded.await(
                "the end of " + product,
                GONE,
                this::endOfLog,
                () -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            kill();
        }
        Runtime.getRuntime().removeShutdownHook(endOfJvm);
        delete(directory);
    }

    private void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void install(Path jar) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        give(directory);
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".txz")) {
                    unpack(new TarArchiveInputStream(new XZCompressorInputStream(zip)));
                } else if (name.contains("/linux/") && !entry.isDirectory() && product.isNeeded(name)) {
                    put(zip, name.substring(name.indexOf("/linux/") + "/linux/".length()), name.contains("/bin/"));
                }
            }
        }
    }

    /** Copies all content of a directory, with its owners and permissions, and those of the directory itself. */
    private static void copy(Path from, Path to) throws IOException {
        Process copy = new ProcessBuilder("cp", "-a", from + "/.", to.toString())
                .inheritIO()
                .start();
        try {
            Bounded.await("the copy of " + from, READY, () -> "", () -> !copy.isAlive());
        } finally {
            copy.destroyForcibly();
        }
        if (copy.exitValue() != 0) {
            throw new AssertionError("cannot copy " + from + " to " + to);
        }
    }

    private void unpack(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isSymbolicLink()) {
                Path link = home().resolve(entry.getName()).normalize();
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, Path.of(entry.getLinkName()));
            } else if (entry.isFile()) {
                put(tar, entry.getName(), (entry.getMode() & 0100) != 0);
            }
        }
    }

    private void put(InputStream in, String name, boolean executable) throws IOException {
        Path file = home().resolve(name).normalize();
        if (!file.startsWith(home())) {
            throw new IOException(name + " leaves its directory");
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
        if (executable) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private Path home() {
        return directory.resolve("home");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    private String bin(String name) {
        return home().resolve("bin").resolve(name).toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private void run(String... command) throws IOException {
        run(Path.of("/dev/null"), command);
    }

    private void run(Path input, String... command) throws IOException {
        Process once = process(List.of(command))
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            Bounded.await("the end of " + command[0], READY, this::endOfLog, () -> !once.isAlive());
        } finally {
            once.destroyForcibly();
        }
        if (once.exitValue() != 0) {
            throw new AssertionError(List.of(command) + " ended with " + once.exitValue() + "\n" + endOfLog());
        }
    }

    /** Neither server should run as root, and PostgreSQL refuses to. */
    private ProcessBuilder process(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (isRoot()) {
            whole.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        }
        whole.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Gives the files to the user that runs the server. */
    private void give(Path path) throws IOException {
        if (isRoot()) {
            Files.setAttribute(path, "unix:uid", 65534);
            Files.setAttribute(path, "unix:gid", 65534);
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
