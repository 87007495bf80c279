package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlTransient;

/**
 * The attributes of ActiveMQ's {@code policyEntry} that are plain values, from {@code activemq.xsd} of 5.7.0, 5.10.0,
 * 5.16.7, 5.18.3 and 6.3.1. Each release's own schema says whether the release has an attribute.
 */
@XmlTransient
public abstract class PolicyAttributes {

    @Meaning("Whether first and last messages are kept in the statistics.")
    public Boolean advancedMessageStatisticsEnabled;

    @Meaning("Whether messages over the network are counted apart.")
    public Boolean advancedNetworkStatisticsEnabled;

    @Meaning("Whether an advisory is sent for each message that is consumed.")
    public Boolean advisoryForConsumed;

    @Meaning("Whether an advisory is sent for each message that is delivered.")
    public Boolean advisoryForDelivery;

    @Meaning("Whether an advisory is sent for each message that is discarded.")
    public Boolean advisoryForDiscardingMessages;

    @Meaning("Whether an advisory is sent for each message that is dispatched.")
    public Boolean advisoryForDispatched;

    @Meaning("Whether an advisory is sent for a producer that is too fast.")
    public Boolean advisoryForFastProducers;

    @Meaning("Whether an advisory is sent for a consumer that is too slow.")
    public Boolean advisoryForSlowConsumers;

    @Meaning("Whether an advisory is sent when a limit is reached.")
    public Boolean advisoryWhenFull;

    @Meaning("Whether one consumer at a time gets all messages of a queue.")
    public Boolean allConsumersExclusiveByDefault;

    @Meaning("Whether connections may consume from each other's temporary destinations.")
    public Boolean allowTempDestinationStealing;

    @Meaning("Whether every topic consumer is retroactive.")
    public Boolean alwaysRetroactive;

    @Meaning("Milliseconds between two warnings about a blocked producer; 0 for none.")
    public Long blockedProducerWarningInterval;

    @Meaning("How many consumers a queue waits for before it dispatches.")
    public Integer consumersBeforeDispatchStarts;

    @Meaning("Percentage of the memory limit at which a cursor goes to disk.")
    public Integer cursorMemoryHighWaterMark;

    @Meaning("Whether messages that are consumed at once may stay out of the store (spelt as in ActiveMQ).")
    public Boolean doOptimzeMessageStorage;

    @Meaning("How many messages a durable subscriber gets ahead.")
    public Integer durableTopicPrefetch;

    @Meaning("Whether duplicates are looked for.")
    public Boolean enableAudit;

    @Meaning("Milliseconds between two searches for expired messages; 0 for none.")
    public Long expireMessagesPeriod;

    @Meaning("Whether destinations that nobody uses are removed.")
    public Boolean gcInactiveDestinations;

    @Meaning("Whether consumers at other brokers do not count as use.")
    public Boolean gcWithNetworkConsumers;

    @Meaning("Milliseconds without use after which a destination is removed.")
    public Long inactiveTimeoutBeforeGC;

    @Meaning("Whether an advisory carries the message's body.")
    public Boolean includeBodyForAdvisory;

    @Meaning("Whether a topic dispatches only what consumers have room for.")
    public Boolean lazyDispatch;

    @Meaning("How many messages of a producer are remembered to find duplicates.")
    public Integer maxAuditDepth;

    @Meaning("How many messages a browser gets at most.")
    public Integer maxBrowsePageSize;

    @Meaning("How many destinations may match; -1 for any number.")
    public Integer maxDestinations;

    @Meaning("How many messages one search for expired ones looks at.")
    public Integer maxExpirePageSize;

    @Meaning("How many messages are read from the store at once.")
    public Integer maxPageSize;

    @Meaning("How many producers are remembered to find duplicates.")
    public Integer maxProducersToAudit;

    @Meaning("How many messages of a queue are remembered to find duplicates.")
    public Integer maxQueueAuditDepth;

    @Meaning("Memory that a destination's messages may use.")
    @Formed(Form.BYTES)
    public String memoryLimit;

    @Meaning("How message groups are kept: cached, simple or bucket.")
    public String messageGroupMapFactoryType;

    @Meaning("Bytes that the smallest message counts.")
    public Long minimumMessageSize;

    @Meaning("How many messages may be in flight for the store to be left out.")
    public Integer optimizeMessageStoreInFlightLimit;

    @Meaning("Whether a queue dispatches in the sender's thread.")
    public Boolean optimizedDispatch;

    @Meaning("Whether the store is told before a message is dispatched, so that JMSRedelivered is right after a crash.")
    public Boolean persistJMSRedelivered;

    @Meaning("Whether the store keeps messages by priority.")
    public Boolean prioritizedMessages;

    @Meaning("Whether producers are held back when a limit is reached.")
    public Boolean producerFlowControl;

    @Meaning("How many messages a browser gets ahead.")
    public Integer queueBrowserPrefetch;

    @Meaning("How many messages a queue's consumer gets ahead.")
    public Integer queuePrefetch;

    @Meaning("Whether a message's unmarshalled form is dropped once it is stored.")
    public Boolean reduceMemoryFootprint;

    @Meaning("Whether an advisory is sent for a message that nobody consumes.")
    public Boolean sendAdvisoryIfNoConsumers;

    @Meaning("Whether duplicates read from the store go to the dead letter queue.")
    public Boolean sendDuplicateFromStoreToDLQ;

    @Meaning("Whether a send fails at once when a limit is reached.")
    public Boolean sendFailIfNoSpace;

    @Meaning("Milliseconds after which a send fails when a limit is reached.")
    public Long sendFailIfNoSpaceAfterTimeout;

    @Meaning("Percentage of the store's limit at which producers are held back.")
    public Integer storeUsageHighWaterMark;

    @Meaning("Whether messages of a queue stay in order when a consumer goes.")
    public Boolean strictOrderDispatch;

    @Meaning("Milliseconds that a queue waits before it dispatches.")
    public Integer timeBeforeDispatchStarts;

    @Meaning("How many messages a topic's subscriber gets ahead.")
    public Integer topicPrefetch;

    @Meaning("Whether messages are kept in memory on their way to the store.")
    public Boolean useCache;

    @Meaning("Whether consumers are served by priority.")
    public Boolean useConsumerPriority;

    @Meaning("Whether a transaction may get more messages than the prefetch.")
    public Boolean usePrefetchExtension;

    @Meaning("Whether sizes of messages in flight are counted for topics.")
    public Boolean useTopicSubscriptionInflightStats;
}
