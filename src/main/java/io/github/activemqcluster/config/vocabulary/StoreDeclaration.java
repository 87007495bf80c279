package io.github.activemqcluster.config.vocabulary;

/** The element of a store. A new one is a new method of {@link Cases}, so that the compiler finds its binder. */
public sealed interface StoreDeclaration
        permits KahaDbDeclaration,
                SharedFileSystemDeclaration,
                JdbcDeclaration,
                ReplicatedLevelDbDeclaration,
                PureMasterSlaveDeclaration {

    /** What is made of this kind of store. */
    <R> R as(Cases<R> cases);

    /**
     * Something that is made of each kind of store.
     *
     * @param <R> of what class it is
     */
    interface Cases<R> {

        R kahaDb(KahaDbDeclaration store);

        R sharedFileSystem(SharedFileSystemDeclaration store);

        R jdbc(JdbcDeclaration store);

        R replicatedLevelDb(ReplicatedLevelDbDeclaration store);

        R pureMasterSlave(PureMasterSlaveDeclaration store);
    }
}
