package io.github.activemqcluster.config;

import jakarta.xml.bind.annotation.XmlTransient;

/** The attributes of ActiveMQ's {@code policyEntry} that are plain values, from {@code activemq.xsd} of 5.7.0, 5.10.0, 5.16.7, 5.18.3 and 6.3.1. Whether a release has one is for its own schema to say. */
@XmlTransient
abstract class PolicyAttributes {

    @Meaning("Whether first and last messages are kept in the statistics.")
    Boolean advancedMessageStatisticsEnabled;

    @Meaning("Whether messages over the network are counted apart.")
    Boolean advancedNetworkStatisticsEnabled;

    @Meaning("Whether an advisory is sent for each message that is consumed.")
    Boolean advisoryForConsumed;

    @Meaning("Whether an advisory is sent for each message that is delivered.")
    Boolean advisoryForDelivery;

    @Meaning("Whether an advisory is sent for each message that is discarded.")
    Boolean advisoryForDiscardingMessages;

    @Meaning("Whether an advisory is sent for each message that is dispatched.")
    Boolean advisoryForDispatched;

    @Meaning("Whether an advisory is sent for a producer that is too fast.")
    Boolean advisoryForFastProducers;

    @Meaning("Whether an advisory is sent for a consumer that is too slow.")
    Boolean advisoryForSlowConsumers;

    @Meaning("Whether an advisory is sent when a limit is reached.")
    Boolean advisoryWhenFull;

    @Meaning("Whether one consumer at a time gets all messages of a queue.")
    Boolean allConsumersExclusiveByDefault;

    @Meaning("Whether connections may consume from each other's temporary destinations.")
    Boolean allowTempDestinationStealing;

    @Meaning("Whether every topic consumer is retroactive.")
    Boolean alwaysRetroactive;

    @Meaning("Milliseconds between two warnings about a blocked producer; 0 for none.")
    Long blockedProducerWarningInterval;

    @Meaning("How many consumers a queue waits for before it dispatches.")
    Integer consumersBeforeDispatchStarts;

    @Meaning("Percentage of the memory limit at which a cursor goes to disk.")
    Integer cursorMemoryHighWaterMark;

    @Meaning("Whether messages that are consumed at once may stay out of the store (spelt as in ActiveMQ).")
    Boolean doOptimzeMessageStorage;

    @Meaning("How many messages a durable subscriber gets ahead.")
    Integer durableTopicPrefetch;

    @Meaning("Whether duplicates are looked for.")
    Boolean enableAudit;

    @Meaning("Milliseconds between two searches for expired messages; 0 for none.")
    Long expireMessagesPeriod;

    @Meaning("Whether destinations that nobody uses are removed.")
    Boolean gcInactiveDestinations;

    @Meaning("Whether consumers at other brokers do not count as use.")
    Boolean gcWithNetworkConsumers;

    @Meaning("Milliseconds without use after which a destination is removed.")
    Long inactiveTimeoutBeforeGC;

    @Meaning("Whether an advisory carries the message's body.")
    Boolean includeBodyForAdvisory;

    @Meaning("Whether a topic dispatches only what consumers have room for.")
    Boolean lazyDispatch;

    @Meaning("How many messages of a producer are remembered to find duplicates.")
    Integer maxAuditDepth;

    @Meaning("How many messages a browser gets at most.")
    Integer maxBrowsePageSize;

    @Meaning("How many destinations may match; -1 for any number.")
    Integer maxDestinations;

    @Meaning("How many messages one search for expired ones looks at.")
    Integer maxExpirePageSize;

    @Meaning("How many messages are read from the store at once.")
    Integer maxPageSize;

    @Meaning("How many producers are remembered to find duplicates.")
    Integer maxProducersToAudit;

    @Meaning("How many messages of a queue are remembered to find duplicates.")
    Integer maxQueueAuditDepth;

    @Meaning("Memory that a destination's messages may use.")
    @Formed(Form.BYTES)
    String memoryLimit;

    @Meaning("How message groups are kept: cached, simple or bucket.")
    String messageGroupMapFactoryType;

    @Meaning("Bytes that the smallest message counts.")
    Long minimumMessageSize;

    @Meaning("How many messages may be in flight for the store to be left out.")
    Integer optimizeMessageStoreInFlightLimit;

    @Meaning("Whether a queue dispatches in the sender's thread.")
    Boolean optimizedDispatch;

    @Meaning("Whether the store is told before a message is dispatched, so that JMSRedelivered is right after a crash.")
    Boolean persistJMSRedelivered;

    @Meaning("Whether the store keeps messages by priority.")
    Boolean prioritizedMessages;

    @Meaning("Whether producers are held back when a limit is reached.")
    Boolean producerFlowControl;

    @Meaning("How many messages a browser gets ahead.")
    Integer queueBrowserPrefetch;

    @Meaning("How many messages a queue's consumer gets ahead.")
    Integer queuePrefetch;

    @Meaning("Whether a message's unmarshalled form is dropped once it is stored.")
    Boolean reduceMemoryFootprint;

    @Meaning("Whether an advisory is sent for a message that nobody consumes.")
    Boolean sendAdvisoryIfNoConsumers;

    @Meaning("Whether duplicates read from the store go to the dead letter queue.")
    Boolean sendDuplicateFromStoreToDLQ;

    @Meaning("Whether a send fails at once when a limit is reached.")
    Boolean sendFailIfNoSpace;

    @Meaning("Milliseconds after which a send fails when a limit is reached.")
    Long sendFailIfNoSpaceAfterTimeout;

    @Meaning("Percentage of the store's limit at which producers are held back.")
    Integer storeUsageHighWaterMark;

    @Meaning("Whether messages of a queue stay in order when a consumer goes.")
    Boolean strictOrderDispatch;

    @Meaning("Milliseconds that a queue waits before it dispatches.")
    Integer timeBeforeDispatchStarts;

    @Meaning("How many messages a topic's subscriber gets ahead.")
    Integer topicPrefetch;

    @Meaning("Whether messages are kept in memory on their way to the store.")
    Boolean useCache;

    @Meaning("Whether consumers are served by priority.")
    Boolean useConsumerPriority;

    @Meaning("Whether a transaction may get more messages than the prefetch.")
    Boolean usePrefetchExtension;

    @Meaning("Whether sizes of messages in flight are counted for topics.")
    Boolean useTopicSubscriptionInflightStats;
}
