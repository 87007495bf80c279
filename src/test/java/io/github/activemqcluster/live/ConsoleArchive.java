package io.github.activemqcluster.live;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An archive of 6.3.1 in the layout of the official one, since no repository that we know has that. It has the
 * available jars, and in place of the console a page behind the same kind of login.
 */
public final class ConsoleArchive {

    private static final String NAME = "apache-activemq-6.3.1";
    private static final Path FOLDER = Path.of("org", "apache", "activemq", "apache-activemq", "6.3.1");

    private final Path own;
    private final Path jars;

    /**
     * @param own the folders {@code conf} and {@code webapps}, and {@code src}, which is compiled
     * @param jars the launcher and Jetty
     */
    public ConsoleArchive(Path own, Path jars) {
        this.own = own;
        this.jars = jars;
    }

    /**
     * A local repository with links to all content of another one, except the archive; and the other one does not get
     * the archive.
     */
    public static Path repositoryWithout(Path other, Path repository) throws IOException {
        appear(other, repository, FOLDER);
        return repository;
    }

    /**
     * Puts the archive into a local repository.
     *
     * @param lib the available jars of the release
     */
    public void install(Path lib, Path repository) throws IOException {
        Path folder = Files.createDirectories(repository.resolve(FOLDER));
        Path classes = compile(lib, folder.resolveSibling("classes"));
        try (var file = Files.newOutputStream(folder.resolve(NAME + "-bin.tar.gz"));
                var archive = new TarArchiveOutputStream(new GZIPOutputStream(file), "UTF-8")) {
            archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(archive, found(jars, "activemq-run-").get(0), "bin/activemq.jar");
            addAll(archive, lib, "lib");
            add(archive, packed(classes), "lib/activemq-web-6.3.1.jar");
            for (Path jar : found(jars, "j")) {
                add(archive, jar, "lib/web/" + jar.getFileName());
            }
            addAll(archive, own.resolve("conf"), "conf");
            addAll(archive, own.resolve("webapps"), "webapps");
        }
    }

    /** Each folder on the way to a hidden folder is a new folder, with links to all its content. */
    private static void appear(Path other, Path repository, Path except) throws IOException {
        Files.createDirectories(repository);
        try (Stream<Path> children = Files.list(other)) {
            for (Path child : children.toList()) {
                Path name = child.getFileName();
                if (!name.equals(except.getName(0))) {
                    Files.createSymbolicLink(repository.resolve(name), child.toRealPath());
                } else if (except.getNameCount() > 1) {
                    appear(child, repository.resolve(name), except.subpath(1, except.getNameCount()));
                }
            }
        }
    }

    private Path compile(Path lib, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> sources = files(own.resolve("src"));
        String classPath = Stream.concat(files(lib).stream(), files(jars).stream())
                .map(Path::toString)
                .collect(joining(File.pathSeparator));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            null,
                            List.of("-d", classes.toString(), "-classpath", classPath),
                            null,
                            manager.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new AssertionError("cannot compile " + sources);
            }
        }
        return classes;
    }

    private static Path packed(Path classes) throws IOException {
        Path jar = classes.resolveSibling("classes.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files(classes)) {
                out.putNextEntry(new JarEntry(name(classes, file)));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static List<Path> found(Path folder, String begin) throws IOException {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(begin))
                .toList();
    }

    private static void addAll(TarArchiveOutputStream archive, Path folder, String as) throws IOException {
        for (Path file : files(folder)) {
            add(archive, file, as + "/" + name(folder, file));
        }
    }

    private static void add(TarArchiveOutputStream archive, Path file, String as) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(NAME + "/" + as);
        entry.setSize(Files.size(file));
        archive.putArchiveEntry(entry);
        Files.copy(file, archive);
        archive.closeArchiveEntry();
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
