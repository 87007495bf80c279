package io.github.activemqcluster.conformance;

import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * Loads brokers as ActiveMQ's own {@code xbean:} factory does, up to the point at which the factory would start them.
 * The application context is the same, but every bean waits until it is asked for, and only the broker is asked for. So
 * neither the console's server nor a bean of the user's own comes to life. The broker's init method, which would start
 * the broker and clear its temporary store, is not called.
 *
 * <p>All calls are by reflection, since the classes are the home's.
 */
final class BrokerLoader {

    private static final String BROKER_SERVICE = "org.apache.activemq.broker.BrokerService";
    private static final String ANNOTATIONS =
            "org.springframework.context.annotation.internalCommonAnnotationProcessor";
    private static final String SSL_CONTEXT = "org.apache.activemq.spring.SpringSslContext";
    private static final Pattern LINE = Pattern.compile("[Ll]ine (?:number: )?(\\d+)");
    private static final int LONGEST = 400;

    private final ClassLoader home;

    BrokerLoader(ClassLoader home) {
        this.home = home;
    }

    /** The broker's answers, or the reason why there are none. */
    ProbeAnswer load(ProbeRequest.Configuration file) {
        Map<String, String> before = set(file.systemProperties());
        try {
            Object broker = broker(file);
            PropertyPath paths = new PropertyPath(home);
            List<ProbeAnswer.Had> answers = new ArrayList<>();
            for (List<String> question : file.questions()) {
                answers.add(paths.answer(broker, question));
            }
            return new ProbeAnswer(List.of(), answers);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return new ProbeAnswer(List.of(finding(e)), List.of());
        } finally {
            before.forEach(BrokerLoader::put);
            forgetManaged();
        }
    }

    /** Up to 5.7 a network connector registers itself with JMX when it is set. The next broker's would be a double. */
    private static void forgetManaged() {
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            for (ObjectName name : server.queryNames(null, null)) {
                if (name.getDomain().startsWith("org.apache.activemq")) {
                    try {
                        server.unregisterMBean(name);
                    } catch (JMException e) {
                        // The name is gone already.
                    }
                }
            }
        }
    }

    private static Map<String, String> set(Map<String, String> properties) {
        Map<String, String> before = new java.util.HashMap<>();
        properties.forEach((name, value) -> {
            before.put(name, System.getProperty(name));
            put(name, value);
        });
        return before;
    }

    private static void put(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    private Object broker(ProbeRequest.Configuration file) throws ReflectiveOperationException {
        List<String> brokers = new ArrayList<>();
        Object context = home.loadClass("org.apache.xbean.spring.context.ResourceXmlApplicationContext")
                .getConstructor(
                        type("org.springframework.core.io.Resource"),
                        List.class,
                        type("org.springframework.context.ApplicationContext"),
                        List.class,
                        boolean.class)
                .newInstance(
                        resource(file.path(), file.xml()), List.of(), null, List.of(keepAsleep(file, brokers)), false);
        // The file is validated already, against the release's schema. Spring would look on the network for a schema
        // that it does not know.
        call(context, "setValidating", boolean.class, false);
        call(context, "refresh");
        if (brokers.size() != 1) {
            throw new IllegalArgumentException(
                    brokers.isEmpty() ? "it has no <broker>" : "it has " + brokers.size() + " brokers instead of one");
        }
        return call(context, "getBean", String.class, brokers.get(0));
    }

    /** A post-processor of bean definitions. */
    private Object keepAsleep(ProbeRequest.Configuration file, List<String> brokers)
            throws ReflectiveOperationException {
        Class<?> processor = type("org.springframework.beans.factory.config.BeanFactoryPostProcessor");
        return Proxy.newProxyInstance(home, new Class<?>[] {processor}, (proxy, method, arguments) -> {
            if (method.getName().equals("postProcessBeanFactory")) {
                keepAsleep(arguments[0], file, brokers);
            }
            return objectMethod(proxy, method, arguments);
        });
    }

    private void keepAsleep(Object factory, ProbeRequest.Configuration file, List<String> brokers)
            throws ReflectiveOperationException {
        if ((boolean) call(factory, "containsBeanDefinition", String.class, ANNOTATIONS)) {
            // This bean would call the broker's @PostConstruct method, which starts the broker.
            call(factory, "removeBeanDefinition", String.class, ANNOTATIONS);
        }
        Class<?> service = type(BROKER_SERVICE);
        for (String name : (String[]) call(factory, "getBeanDefinitionNames")) {
            Object definition = call(factory, "getBeanDefinition", String.class, name);
            call(definition, "setLazyInit", boolean.class, true);
            readFromMemory(definition, file);
            String className = (String) call(definition, "getBeanClassName");
            if (className != null && !className.contains("${") && isOf(service, className)) {
                call(definition, "setInitMethodName", String.class, null);
                call(definition, "setDestroyMethodName", String.class, null);
                forgetKeys(definition);
                brokers.add(name);
            }
        }
    }

    /** Files with keys and certificates are on the machine on which the broker will run. They need not be here. */
    private static void forgetKeys(Object definition) throws ReflectiveOperationException {
        Object values = call(definition, "getPropertyValues");
        Object property = call(values, "getPropertyValue", String.class, "sslContext");
        if (property != null) {
            Object value = call(property, "getValue");
            Object nested = value.getClass().getSimpleName().equals("BeanDefinitionHolder")
                    ? call(value, "getBeanDefinition")
                    : value;
            if (SSL_CONTEXT.equals(call(nested, "getBeanClassName"))) {
                call(nested, "setInitMethodName", String.class, null);
            }
        }
    }

    private boolean isOf(Class<?> service, String className) throws ClassNotFoundException {
        return service.isAssignableFrom(Class.forName(className, false, home));
    }

    /** Gives a bean the content from memory if it is told to read a file that will be written beside this one. */
    private void readFromMemory(Object definition, ProbeRequest.Configuration file)
            throws ReflectiveOperationException {
        Object values = call(definition, "getPropertyValues");
        for (Object property : (Object[]) call(values, "getPropertyValues")) {
            Object value = call(property, "getValue");
            if (type("org.springframework.beans.factory.config.TypedStringValue")
                    .isInstance(value)) {
                String path = path((String) call(value, "getValue"), file);
                String content = file.neighbours().get(path);
                if (content != null) {
                    values.getClass()
                            .getMethod("addPropertyValue", String.class, Object.class)
                            .invoke(values, call(property, "getName"), resource(path, content));
                }
            }
        }
    }

    /**
     * The file that a {@code file:} URL names for the instance, whose working directory is its own folder. Empty if it
     * is no such URL.
     */
    private static String path(String url, ProbeRequest.Configuration file) {
        if (url == null || !url.strip().startsWith("file:")) {
            return "";
        }
        String path = url.strip().substring("file:".length());
        for (Map.Entry<String, String> property : file.systemProperties().entrySet()) {
            path = path.replace("${" + property.getKey() + "}", property.getValue());
        }
        try {
            return Path.of(file.systemProperties().get("activemq.base"))
                    .resolve(path)
                    .normalize()
                    .toString();
        } catch (InvalidPathException e) {
            return "";
        }
    }

    /** A file that will be there, with its future content. */
    private Object resource(String path, String content) throws ReflectiveOperationException {
        Class<?> resource = type("org.springframework.core.io.Resource");
        Object onDisk = type("org.springframework.core.io.FileSystemResource")
                .getConstructor(String.class)
                .newInstance(path);
        return Proxy.newProxyInstance(
                home, new Class<?>[] {resource}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getInputStream" -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
                    case "exists", "isReadable" -> true;
                    case "isOpen" -> false;
                    case "getDescription", "toString" ->
                        Path.of(path).getFileName().toString();
                    case "equals", "hashCode" -> objectMethod(proxy, method, arguments);
                    default -> invoke(method, onDisk, arguments);
                });
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return home.loadClass(name);
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "BrokerLoader";
            default -> null;
        };
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return invoke(target.getClass().getMethod(method), target);
    }

    private static Object call(Object target, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        return invoke(target.getClass().getMethod(method, type), target, argument);
    }

    private static Object invoke(Method method, Object target, Object... arguments)
            throws ReflectiveOperationException {
        // A public method can be in a class that is not public.
        method.setAccessible(true);
        return method.invoke(target, arguments);
    }

    /** Spring wraps a failure in the steps that led to it. The innermost failure says what must be mended. */
    private static Finding finding(Throwable failure) {
        Throwable cause = failure;
        int line = line(cause);
        for (Throwable next = inner(cause); next != null && next != cause; next = inner(cause)) {
            cause = next;
            line = Math.max(line, line(cause));
        }
        return new Finding(line, words(cause));
    }

    private static Throwable inner(Throwable failure) {
        if (failure instanceof InvocationTargetException wrapper) {
            return wrapper.getTargetException();
        }
        try {
            // A PropertyBatchUpdateException has several causes, but no getCause().
            return ((Throwable[]) call(failure, "getPropertyAccessExceptions"))[0];
        } catch (ReflectiveOperationException e) {
            return failure.getCause();
        }
    }

    private static int line(Throwable cause) {
        Matcher matcher = LINE.matcher(String.valueOf(cause.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String words(Throwable cause) {
        String message = cause.getMessage() == null
                ? ""
                : cause.getMessage().replaceAll("\\s+", " ").strip();
        String text;
        if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
            text = "the class " + message.replace('/', '.') + " is not in the release's home";
        } else if (cause instanceof IllegalArgumentException && !message.isEmpty()) {
            text = message;
        } else {
            text = cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        }
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
        return cut.replaceFirst("[.\\s]+$", "");
    }
}
