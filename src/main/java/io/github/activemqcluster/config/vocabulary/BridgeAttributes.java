package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlTransient;

/**
 * The attributes of ActiveMQ's {@code networkConnector} that are plain values and have no word of their own here, from
 * {@code activemq.xsd} of 5.7.0, 5.10.0, 5.16.7, 5.18.3 and 6.3.1. Each release's own schema says whether the release
 * has an attribute.
 */
@XmlTransient
public abstract class BridgeAttributes {

    @Meaning("Percentage of the prefetch after which advisories are acknowledged.")
    public Integer advisoryAckPercentage;

    @Meaning("Whether an advisory is sent for a message that could not be forwarded.")
    public Boolean advisoryForFailedForward;

    @Meaning("How many advisories may be on their way at once.")
    public Integer advisoryPrefetchSize;

    @Meaning("Whether non-persistent messages, too, are acknowledged by the other side.")
    public Boolean alwaysSyncSend;

    @Meaning("Whether the connector starts with its broker.")
    public Boolean autoStart;

    @Meaning("Whether temporary destinations are made known to the other side.")
    public Boolean bridgeTempDestinations;

    @Meaning("Whether a duplex connector drops messages that it has seen.")
    public Boolean checkDuplicateMessagesOnDuplex;

    @Meaning("What stands between the parts of the bridge's client id.")
    public String clientIdToken;

    @Meaning("Whether subscriptions of other bridges count as one.")
    public Boolean conduitNetworkQueueSubscriptions;

    @Meaning("Whether all consumers of a destination count as one.")
    public Boolean conduitSubscriptions;

    @Meaning("The priority from which that of remote consumers is counted down.")
    public Integer consumerPriorityBase;

    @Meaning("How many brokers a subscription may cross.")
    public Integer consumerTTL;

    @Meaning("Whether a consumer farther away has a lower priority.")
    public Boolean decreaseNetworkConsumerPriority;

    @Meaning("Whether the other side dispatches to the bridge in a thread of its own.")
    public Boolean dispatchAsync;

    @Meaning("Whether durable subscriptions are bridged only while they are active.")
    public Boolean dynamicOnly;

    @Meaning("Whether views of destinations that are gone are removed.")
    public Boolean gcDestinationViews;

    @Meaning("Milliseconds between two such removals.")
    public Long gcSweepTime;

    @Meaning("How many brokers a message may cross.")
    public Integer messageTTL;

    @Meaning("How many brokers messages and subscriptions may cross; sets both messageTTL and consumerTTL.")
    public Integer networkTTL;

    @Meaning("The password that the bridge logs in with.")
    public String password;

    @Meaning("How many messages may be on their way at once; at least 1.")
    public Integer prefetchSize;

    @Meaning("The password at the other side, where it differs.")
    public String remotePassword;

    @Meaning("The user at the other side, where it differs.")
    public String remoteUserName;

    @Meaning("Whether only staticallyIncludedDestinations are bridged.")
    public Boolean staticBridge;

    @Meaning("Whether a queue's subscription that is known by another way is left out.")
    public Boolean suppressDuplicateQueueSubscriptions;

    @Meaning("Whether a topic's subscription that is known by another way is left out.")
    public Boolean suppressDuplicateTopicSubscriptions;

    @Meaning("Whether durable subscriptions are compared when the bridge starts.")
    public Boolean syncDurableSubs;

    @Meaning("Whether the broker's name is the seed of the bridge's ids.")
    public Boolean useBrokerNameAsIdSees;

    @Meaning("Whether messages are compressed on their way.")
    public Boolean useCompression;

    @Meaning("Whether consumers of virtual destinations create demand.")
    public Boolean useVirtualDestSubs;

    @Meaning("The user that the bridge logs in as.")
    public String userName;
}
