package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.GroupBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedDirectoryIsGivenTest {

    private final RuleTester rule = new RuleTester(new SharedDirectoryIsGiven());

    @Test
    void silentOnAbsoluteDirectoriesAndOnSingleHosts() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsTheDefaultWhereAGroupSpansHosts() {
        assertThat(rule.findsInProduction(production -> production.group("group2", GroupBuilder::sharedFileSystem)))
                .containsExactly("ERROR [shared-directory-given] topology.groups[1].sharedFileSystem.directory:"
                        + " 'shared/group2' is not an absolute path, but the brokers of group 'group2' are on 2 hosts."
                        + " Give the absolute path at which all of them reach the shared directory: each would use one"
                        + " of its own, and be a master.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mnt/amq", "D:\\amq", "d:/amq", "\\\\filer\\amq"})
    void takesAbsolutePathsOfEverySystem(String directory) {
        assertThat(rule.findsInProduction(
                        production -> production.group("group2", group -> group.sharedFileSystem(directory))))
                .isEmpty();
    }

    @Test
    void letsAGroupOnOneMachineUseARelativeOne() {
        assertThat(rule.findsInProduction(production ->
                        production.host("mq2", "mq1.example.org").group("group1", GroupBuilder::sharedFileSystem)))
                .isEmpty();
    }
}
