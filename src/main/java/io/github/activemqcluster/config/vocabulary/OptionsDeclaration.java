package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Options of a URI: elements with free names, since each transport has its own options. */
@XmlType(name = "options")
@Meaning("Options of a URI; each element is an option's name, its text the value.")
public final class OptionsDeclaration {

    @XmlAnyElement
    public List<Element> options;

    /** The options in the order given. */
    public static Map<String, String> of(OptionsDeclaration declaration) {
        var options = new LinkedHashMap<String, String>();
        if (declaration != null && declaration.options != null) {
            declaration.options.forEach(option -> options.put(option.getTagName(), option.getTextContent()));
        }
        return Collections.unmodifiableMap(options);
    }
}
