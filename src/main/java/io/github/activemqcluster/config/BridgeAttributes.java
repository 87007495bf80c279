package io.github.activemqcluster.config;

import jakarta.xml.bind.annotation.XmlTransient;

/** The attributes of ActiveMQ's {@code networkConnector} that are plain values and have no word of their own here, from {@code activemq.xsd} of 5.7.0, 5.10.0, 5.16.7, 5.18.3 and 6.3.1. Whether a release has one is for its own schema to say. */
@XmlTransient
abstract class BridgeAttributes {

    @Meaning("Percentage of the prefetch after which advisories are acknowledged.")
    Integer advisoryAckPercentage;

    @Meaning("Whether an advisory is sent for a message that could not be forwarded.")
    Boolean advisoryForFailedForward;

    @Meaning("How many advisories may be on their way at once.")
    Integer advisoryPrefetchSize;

    @Meaning("Whether non-persistent messages, too, are acknowledged by the other side.")
    Boolean alwaysSyncSend;

    @Meaning("Whether the connector starts with its broker.")
    Boolean autoStart;

    @Meaning("Whether temporary destinations are made known to the other side.")
    Boolean bridgeTempDestinations;

    @Meaning("Whether a duplex connector drops messages that it has seen.")
    Boolean checkDuplicateMessagesOnDuplex;

    @Meaning("What stands between the parts of the bridge's client id.")
    String clientIdToken;

    @Meaning("Whether subscriptions of other bridges count as one.")
    Boolean conduitNetworkQueueSubscriptions;

    @Meaning("Whether all consumers of a destination count as one.")
    Boolean conduitSubscriptions;

    @Meaning("The priority from which that of remote consumers is counted down.")
    Integer consumerPriorityBase;

    @Meaning("How many brokers a subscription may cross.")
    Integer consumerTTL;

    @Meaning("Whether a consumer farther away has a lower priority.")
    Boolean decreaseNetworkConsumerPriority;

    @Meaning("Whether the other side dispatches to the bridge in a thread of its own.")
    Boolean dispatchAsync;

    @Meaning("Whether durable subscriptions are bridged only while they are active.")
    Boolean dynamicOnly;

    @Meaning("Whether views of destinations that are gone are removed.")
    Boolean gcDestinationViews;

    @Meaning("Milliseconds between two such removals.")
    Long gcSweepTime;

    @Meaning("How many brokers a message may cross.")
    Integer messageTTL;

    @Meaning("How many brokers messages and subscriptions may cross; sets both messageTTL and consumerTTL.")
    Integer networkTTL;

    @Meaning("The password that the bridge logs in with.")
    String password;

    @Meaning("How many messages may be on their way at once; at least 1.")
    Integer prefetchSize;

    @Meaning("The password at the other side, where it differs.")
    String remotePassword;

    @Meaning("The user at the other side, where it differs.")
    String remoteUserName;

    @Meaning("Whether only staticallyIncludedDestinations are bridged.")
    Boolean staticBridge;

    @Meaning("Whether a queue's subscription that is known by another way is left out.")
    Boolean suppressDuplicateQueueSubscriptions;

    @Meaning("Whether a topic's subscription that is known by another way is left out.")
    Boolean suppressDuplicateTopicSubscriptions;

    @Meaning("Whether durable subscriptions are compared when the bridge starts.")
    Boolean syncDurableSubs;

    @Meaning("Whether the broker's name is the seed of the bridge's ids.")
    Boolean useBrokerNameAsIdSees;

    @Meaning("Whether messages are compressed on their way.")
    Boolean useCompression;

    @Meaning("Whether consumers of virtual destinations create demand.")
    Boolean useVirtualDestSubs;

    @Meaning("The user that the bridge logs in as.")
    String userName;
}
