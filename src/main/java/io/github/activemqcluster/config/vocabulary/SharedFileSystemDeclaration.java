package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code sharedFileSystem}. */
@XmlType(
        name = "sharedFileSystem",
        propOrder = {})
@Meaning("KahaDB on a directory that all brokers reach.")
@MayBeEmpty
public final class SharedFileSystemDeclaration implements StoreDeclaration {

    @Meaning("The directory, absolute where there are several hosts; shared/ and the group's id unless given.")
    public String directory;

    @Meaning("Milliseconds between a slave's tries to get the lock; 1000 unless given.")
    @Bounds(min = 1)
    public Long lockAcquireSleepInterval;

    @Meaning("Milliseconds between a master's looks at its lock, 0 for none; 1000 unless given.")
    @Bounds(min = 0)
    public Long lockKeepAlivePeriod;

    @Override
    public <R> R as(Cases<R> cases) {
        return cases.sharedFileSystem(this);
    }
}
