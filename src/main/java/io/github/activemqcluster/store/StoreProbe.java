package io.github.activemqcluster.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * Counts messages in a JVM of its own: in copies of stores, with a release's own classes, or in a database, with its
 * driver.
 *
 * <p>Reads from its standard input the jars, and then the stores and databases to count; prints a line for each. Uses
 * only the JDK, since all other classes come from the release.
 */
public final class StoreProbe {

    /** The start of a line with a number, and of a line with the reason why there is no number. */
    static final String COUNTED = "counted ";

    static final String FAILED = "failed ";

    private StoreProbe() {}

    /** The entry point that {@link StoreReader} starts. */
    public static void main(String[] arguments) throws IOException {
        // The output of the release's classes is not an answer.
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        try {
            ClassLoader jars = jars(in);
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                answers.println(answer(in, jars));
            }
        } finally {
            answers.flush();
            // Stores have threads that would keep the JVM alive.
            Runtime.getRuntime().halt(0);
        }
    }

    private static ClassLoader jars(DataInputStream in) throws IOException {
        URL[] urls = new URL[in.readInt()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = Path.of(in.readUTF()).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
        ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return loader;
    }

    private static String answer(DataInputStream in, ClassLoader jars) throws IOException {
        String kind = in.readUTF();
        String where = in.readUTF();
        String user = in.readUTF();
        String password = in.readUTF();
        String table = in.readUTF();
        try {
            return COUNTED
                    + (kind.equals("directory")
                            ? inDirectory(Path.of(where), jars)
                            : inTable(where, user, password, table, jars));
        } catch (InvocationTargetException e) {
            return FAILED + oneLine(e.getCause());
        } catch (ReflectiveOperationException | SQLException | IOException | RuntimeException | LinkageError e) {
            return FAILED + oneLine(e);
        }
    }

    private static String oneLine(Throwable failure) {
        return failure.toString().replaceAll("\\s+", " ");
    }

    private static long inDirectory(Path directory, ClassLoader jars) throws ReflectiveOperationException, IOException {
        Object store = jars.loadClass(
                        isKahaDb(directory)
                                ? "org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter"
                                : "org.apache.activemq.leveldb.LevelDBStore")
                .getConstructor()
                .newInstance();
        call(store, "setDirectory", File.class, directory.toFile());
        // No other process uses the copy.
        setIfThere(store, "setUseLock", false);
        call(store, "start");
        long messages = 0;
        for (Object destination : (Collection<?>) call(store, "getDestinations")) {
            messages +=
                    (boolean) call(destination, "isQueue") ? inQueue(store, destination) : inTopic(store, destination);
        }
        return messages;
    }

    private static boolean isKahaDb(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.anyMatch(file -> file.getFileName().toString().matches("db(-\\d+\\.log|\\.data)"));
        }
    }

    private static long inQueue(Object store, Object destination) throws ReflectiveOperationException {
        Object queue = method(store, "createQueueMessageStore", 1).invoke(store, destination);
        call(queue, "start");
        return ((Number) call(queue, "getMessageCount")).longValue();
    }

    private static long inTopic(Object store, Object destination) throws ReflectiveOperationException {
        Object topic = method(store, "createTopicMessageStore", 1).invoke(store, destination);
        call(topic, "start");
        long messages = 0;
        for (Object subscription : (Object[]) call(topic, "getAllSubscriptions")) {
            messages += ((Number) method(topic, "getMessageCount", 2)
                            .invoke(
                                    topic,
                                    call(subscription, "getClientId"),
                                    call(subscription, "getSubscriptionName")))
                    .longValue();
        }
        return messages;
    }

    private static Object call(Object object, String name) throws ReflectiveOperationException {
        return method(object, name, 0).invoke(object);
    }

    private static void call(Object object, String name, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        object.getClass().getMethod(name, type).invoke(object, argument);
    }

    private static void setIfThere(Object object, String name, boolean value) throws ReflectiveOperationException {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().equals(name)) {
                method.invoke(object, value);
                return;
            }
        }
    }

    /** Also finds a method of a class that is not public, if a public type declares the method. */
    private static Method method(Object object, String name, int parameters) throws NoSuchMethodException {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) {
                method.setAccessible(true);
                return method;
            }
        }
        throw new NoSuchMethodException(object.getClass().getName() + "." + name);
    }

    private static long inTable(String url, String user, String password, String table, ClassLoader jars)
            throws SQLException {
        Properties login = new Properties();
        if (!user.isEmpty()) {
            login.setProperty("user", user);
            login.setProperty("password", password);
        }
        for (Driver driver : ServiceLoader.load(Driver.class, jars)) {
            if (driver.acceptsURL(url)) {
                try (Connection connection = driver.connect(url, login);
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }
        throw new SQLException("no driver for it");
    }
}
