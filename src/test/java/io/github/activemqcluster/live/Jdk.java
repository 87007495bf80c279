package io.github.activemqcluster.live;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A JDK of this machine.
 *
 * @param version the version, for example 25.0.3
 */
record Jdk(Path home, Runtime.Version version) {

    /** The JDK that runs this JVM. */
    static Jdk own() {
        return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version());
    }

    /**
     * The newest JDK of this machine; this JVM's own if no other is newer.
     *
     * @param toolchains the list of JDKs that maven-toolchains-plugin has found
     */
    static Jdk newest(File toolchains) throws IOException {
        List<Jdk> jdks = new ArrayList<>(List.of(own()));
        try {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(toolchains)
                    .getElementsByTagName("toolchain");
            for (int i = 0; i < found.getLength(); i++) {
                Element toolchain = (Element) found.item(i);
                jdks.add(new Jdk(
                        Path.of(text(toolchain, "jdkHome")), Runtime.Version.parse(text(toolchain, "version"))));
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("cannot read " + toolchains, e);
        }
        return jdks.stream()
                .max(Comparator.comparingInt(jdk -> jdk.version().feature()))
                .orElseThrow();
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent().strip();
    }
}
