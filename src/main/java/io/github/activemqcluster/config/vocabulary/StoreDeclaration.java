package io.github.activemqcluster.config.vocabulary;

/** The element of a store. A new store is a new method of {@link Cases}, so that the compiler finds its binder. */
public sealed interface StoreDeclaration
        permits KahaDbDeclaration,
                SharedFileSystemDeclaration,
                JdbcDeclaration,
                ReplicatedLevelDbDeclaration,
                PureMasterSlaveDeclaration {

    /** The result for this kind of store. */
    <R> R as(Cases<R> cases);

    /**
     * Makes a result of each kind of store.
     *
     * @param <R> the class of the result
     */
    interface Cases<R> {

        R kahaDb(KahaDbDeclaration store);

        R sharedFileSystem(SharedFileSystemDeclaration store);

        R jdbc(JdbcDeclaration store);

        R replicatedLevelDb(ReplicatedLevelDbDeclaration store);

        R pureMasterSlave(PureMasterSlaveDeclaration store);
    }
}
