package io.github.activemqcluster.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the package table of {@code ARCHITECTURE.md} with the code. */
class PackageTableTest {

    private static final String ROOT = "io.github.activemqcluster.";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.activemqcluster");

    @TestFactory
    Stream<DynamicTest> aPackageImportsOnlyWhatTheTableAllows() {
        return Stream.of(
                row("place"),
                row("problem", "place"),
                row("topology", "place"),
                row("release"),
                row("output", "problem"),
                row("config", "topology", "release", "problem", "place"),
                row("flow", "topology"),
                row("rule", "topology", "flow", "release", "problem", "place"),
                row(
                        "render",
                        type("output.OutputFile")
                                .or(type("output.OutputFile$Kind"))
                                .or(type("output.Layout"))
                                .or(type("output.InstanceFolder"))
                                .or(type("output.InstanceSettings")),
                        "topology",
                        "flow",
                        "release",
                        "problem",
                        "place"),
                row("report", "rule", "problem", "place"),
                row("distribution", "release", "output", "problem"),
                row("conformance", "topology", "release", "problem", "place", "output"),
                row("cluster", "topology", "release", "output", "problem", "place"),
                row("drill", "topology", "flow", "cluster", "problem", "place"),
                row("store", "release"),
                row(
                        "goal",
                        "config",
                        "topology",
                        "release",
                        "problem",
                        "place",
                        "flow",
                        "rule",
                        "render",
                        "output",
                        "distribution",
                        "conformance",
                        "report",
                        "cluster",
                        "drill",
                        "store"),
                row("mojo", type("config.Element"), "goal", "problem", "place"));
    }

    /** The rooms of the large packages. */
    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatTheTableAllows() {
        return Stream.of(
                room("config.vocabulary", "config"),
                room("config.port", "config"),
                room("config.bind", "config", "config.vocabulary", "config.port"),
                room("rule.base"),
                room("rule.addressing", "rule.base"),
                room("rule.group", "rule.base"),
                room("rule.zookeeper", "rule.base"),
                room("rule.network", "rule.base"),
                room("rule.placement", "rule.base"),
                room("rule.client", "rule.base"),
                room("rule.release", "rule.base"),
                room("rule.security", "rule.base"),
                room("cluster.process"),
                room("cluster.state", "cluster.process"),
                room("cluster.start", "cluster.process", "cluster.state"),
                room("drill.history"),
                room("drill.verdict", "drill.history"),
                room("drill.client", "drill.history"),
                room("drill.partition"),
                room("drill.rehearsal", "drill.history", "drill.verdict", "drill.client", "drill.partition"));
    }

    private static DynamicTest room(String name, String... allowed) {
        String house = ROOT + name.substring(0, name.indexOf('.'));
        String[] rooms = Stream.concat(Stream.of(name), Arrays.stream(allowed))
                .map(each -> ROOT + each)
                .toArray(String[]::new);
        return DynamicTest.dynamicTest(name, () -> noClasses()
                .that()
                .resideInAPackage(ROOT + name)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(house + "..").and(DescribedPredicate.not(resideInAnyPackage(rooms))))
                .check(CODE));
    }

    private static DynamicTest row(String name, String... allowed) {
        return row(name, DescribedPredicate.alwaysFalse(), allowed);
    }

    /** A package that may also import single types of a package, but none of its other types. */
    private static DynamicTest row(String name, DescribedPredicate<JavaClass> types, String... allowed) {
        DescribedPredicate<JavaClass> permitted =
                DescribedPredicate.or(resideInAPackage(ROOT + name + ".."), outside(), oneOf(allowed), types);
        return DynamicTest.dynamicTest(name, () -> classes()
                .that()
                .resideInAPackage(ROOT + name + "..")
                .should()
                .onlyDependOnClassesThat(permitted)
                .check(CODE));
    }

    private static DescribedPredicate<JavaClass> type(String name) {
        return DescribedPredicate.describe(
                name, candidate -> candidate.getName().equals(ROOT + name));
    }

    private static DescribedPredicate<JavaClass> outside() {
        return DescribedPredicate.not(resideInAPackage("io.github.activemqcluster.."));
    }

    private static DescribedPredicate<JavaClass> oneOf(String... names) {
        return resideInAnyPackage(
                Arrays.stream(names).map(name -> ROOT + name + "..").toArray(String[]::new));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CODE);
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsUsedInOnePlace() {
        return Stream.of(
                only("freemarker..", "render"),
                only("jakarta.xml.bind..", "config"),
                only("org.glassfish.jaxb..", "config"),
                only("org.apache.commons.compress..", "distribution"),
                only("com.google.gson..", "report", "goal", "distribution"),
                only("org.eclipse.aether..", "distribution", "goal", "mojo"),
                only("org.apache.maven..", "mojo"),
                only("org.codehaus.plexus..", "mojo"));
    }

    private static DynamicTest only(String library, String... users) {
        return DynamicTest.dynamicTest(library, () -> noClasses()
                .that(DescribedPredicate.not(oneOf(users)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CODE));
    }
}
