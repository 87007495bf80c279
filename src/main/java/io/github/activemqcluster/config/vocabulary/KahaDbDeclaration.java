package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code kahaDB}. */
@XmlType(
        name = "kahaDB",
        propOrder = {})
@Meaning("A single broker's own files.")
@MayBeEmpty
public final class KahaDbDeclaration implements StoreDeclaration {

    @Meaning("Where they are; the instance's own data folder unless given.")
    public String directory;

    @Override
    public <R> R as(Cases<R> cases) {
        return cases.kahaDb(this);
    }
}
