package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentsFitTest {

    @TempDir
    Path directory;

    @Test
    void silentOnFragmentsThatEachHaveElementsOfTheirOwn() throws Exception {
        // given
        write("login.xml", "<plugins><simpleAuthenticationPlugin/></plugins>");
        write("interceptors.xml", "<destinationInterceptors/><destinations/>");

        // when, then
        assertThat(found(Topologies.r2().group("shared", group -> group.fragments("login.xml", "interceptors.xml"))))
                .isEmpty();
    }

    @Test
    void findsAnElementInTwoFragmentsAndTwiceInOne() throws Exception {
        // given
        write("login.xml", "<plugins><simpleAuthenticationPlugin/></plugins>");
        write("statistics.xml", "<plugins><statisticsBrokerPlugin/></plugins>");
        write("twice.xml", "<destinations/><destinations/>");

        // when
        List<Problem> problems = found(
                Topologies.r2().group("shared", group -> group.fragments("login.xml", "statistics.xml", "twice.xml")));

        // then
        assertThat(problems)
                .map(Problem::toString)
                .containsExactly(
                        "ERROR [fragments-fit] topology.groups[0].fragments[1]: statistics.xml has a <plugins>, and so"
                                + " has login.xml; the broker takes the last one only, and loses the content of the"
                                + " other. Write the content of both into one <plugins>.",
                        "ERROR [fragments-fit] topology.groups[0].fragments[2]: twice.xml has two <destinations>; the"
                                + " broker takes the last one only, and loses the content of the other. Write the"
                                + " content of both into one <destinations>.");
    }

    @Test
    void findsAnElementThatTheTopologyWrites() throws Exception {
        // given
        write("adapter.xml", "<persistenceAdapter><memoryPersistenceAdapter/></persistenceAdapter>");
        write("handler.xml", "<ioExceptionHandler><defaultIOExceptionHandler/></ioExceptionHandler>");

        // when, then
        assertThat(found(Topologies.r3().group("database", group -> group.fragments("adapter.xml", "handler.xml"))))
                .map(Problem::what)
                .containsExactly(
                        "adapter.xml has a <persistenceAdapter>, which the topology writes already",
                        "handler.xml has a <ioExceptionHandler>, which the topology writes already");
        // and without a database no other part writes the handler
        assertThat(found(Topologies.r2().group("shared", group -> group.fragments("handler.xml"))))
                .isEmpty();
    }

    @Test
    void findsWhatIsWrongOnItsPageAndNothingInWhatIsRight() throws Exception {
        RulePage page = RulePage.of("fragments-fit");
        page.writeFiles(directory);

        assertThat(found(bound(page.wrong()))).map(Problem::rule).containsExactly("fragments-fit");
        assertThat(found(bound(page.right()))).isEmpty();
    }

    private static Topology bound(String example) throws Exception {
        return new TopologyBinder(new Releases())
                .bind(
                        RulePage.completed(example),
                        new Settings("example", Placement.HOSTS, PortSource.planned()),
                        new Problems())
                .orElseThrow();
    }

    private List<Problem> found(TopologyBuilder topology) {
        return found(topology.build());
    }

    private List<Problem> found(Topology topology) {
        return new Renderer(new Releases()).check(topology, directory);
    }

    private void write(String file, String xml) throws Exception {
        Files.writeString(directory.resolve(file), xml);
    }
}
