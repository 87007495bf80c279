<beans xmlns="http://www.springframework.org/schema/beans">
    <bean class="org.springframework.context.support.PropertySourcesPlaceholderConfigurer"/>
    <broker xmlns="http://activemq.apache.org/schema/core" brokerName="[=brokerName]" dataDirectory="${activemq.data}">
        <persistenceAdapter>
            <!-- each its own, so that every broker of the group is master -->
            <kahaDB directory="${activemq.data}/kahadb"/>
        </persistenceAdapter>
        <transportConnectors>
            <transportConnector name="openwire" uri="tcp://127.0.0.1:61616"/>
        </transportConnectors>
    </broker>
</beans>
