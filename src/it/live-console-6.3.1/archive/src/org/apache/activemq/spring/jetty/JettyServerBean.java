package org.apache.activemq.spring.jetty;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Stands in for the class of this name in activemq-web 6.3.1, which no repository serves that we know: the same properties, and the
 * same files in the same order.
 */
public class JettyServerBean implements InitializingBean, DisposableBean {

    private String jettyXmlDirectory;
    private String jettyConfDirectory;
    private String webAppsContext;
    private Server server;

    public void setJettyXmlDirectory(String directory) {
        jettyXmlDirectory = directory;
    }

    public void setJettyConfDirectory(String directory) {
        jettyConfDirectory = directory;
    }

    public void setWebAppsContext(String file) {
        webAppsContext = file;
    }

    public Server getServer() {
        return server;
    }

    @Override
    public void afterPropertiesSet() throws Exception {
        Properties given = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(jettyConfDirectory, "jetty-spring.properties"))) {
            given.load(reader);
        }
        List<String> files = new ArrayList<>(List.of(given.getProperty("jettyXmlFiles").split(",")));
        files.addAll(List.of(given.getProperty("jettyHttpXmlFiles").split(",")));
        files.add(webAppsContext);
        Map<String, String> properties = new HashMap<>();
        given.stringPropertyNames().forEach(name -> properties.put(name, given.getProperty(name)));
        properties.put("activemq.home", System.getProperty("activemq.home"));

        Map<String, Object> made = new HashMap<>();
        try (ResourceFactory.Closeable resources = ResourceFactory.closeable()) {
            for (String file : files) {
                var configuration = new XmlConfiguration(resources.newResource(Path.of(jettyXmlDirectory, file)));
                configuration.getIdMap().putAll(made);
                configuration.getProperties().putAll(properties);
                configuration.configure();
                made.putAll(configuration.getIdMap());
            }
        }
        server = (Server) made.get("Server");
        server.start();
    }

    @Override
    public void destroy() throws Exception {
        server.stop();
    }
}
