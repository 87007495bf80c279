package io.github.activemqcluster.testing;

/** The log of a pretended broker: a shell script in the place of Java. */
public final class PretendedLog {

    /**
     * Lines of shell for the beginning of the script. {@code logs 'message'} then writes to the log. If the message
     * tells a state, it also writes to the file of states, with the name of the message's logger. It runs no other
     * process.
     */
    public static final String SHELL =
            """
            for argument in "$@"; do
                case $argument in -Dactivemq-cluster.start=*) word=${argument#*=} ;; esac
            done
            logs() {
                case $1 in
                    Attach*) logger=org.apache.activemq.leveldb.replicated.SlaveLevelDBStore ;;
                    'Slave stopped'* | 'Not enough'* | Promoted* | Demoted*)
                        logger=org.apache.activemq.leveldb.replicated.MasterElector ;;
                    'Session est'*) logger=org.apache.zookeeper.ClientCnxn ;;
                    *'slave mode'* | *'is locked...'*) logger=org.apache.activemq.store.SharedFileLocker ;;
                    'KahaDB is'* | Recover*) logger=org.apache.activemq.store.kahadb.MessageDatabase ;;
                    'Slave connection'*) logger=org.apache.activemq.broker.ft.MasterConnector ;;
                    *) logger=org.apache.activemq.broker.BrokerService ;;
                esac
                echo "$word | 2026-11-23 07:13:08,123 | $logger | $1" >>run/states
                echo "2026-11-23 07:13:08,123 | INFO  | $1 | $logger | main" >>data/activemq.log
            }
            """;

    private PretendedLog() {}
}
