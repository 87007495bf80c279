package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Every rule has its page, and every page its rule. */
class RulePagesTest {

    private static final Path PAGES = Path.of("src", "site", "markdown", "rules");
    private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

    private static final Pattern FILE = Pattern.compile("<!-- \\S+[.]xml -->\n");

    static Stream<RuleCatalogue.Entry> rules() {
        return RuleCatalogue.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleHasAPage(RuleCatalogue.Entry rule) throws IOException {
        String page = Files.readString(PAGES.resolve(rule.id() + ".md"));

        assertThat(page)
                .startsWith(
                        "# " + rule.id() + "\n\nLevel: " + rule.level().name().toLowerCase(Locale.ROOT) + "\n\n")
                .contains(sections(rule));
        assertThat(page.lines()).hasSizeBetween(15, 50);
    }

    /** A drill's finding is about a running cluster: a topology may be right and lose messages all the same. */
    private static String[] sections(RuleCatalogue.Entry rule) {
        return rule.scope() == RuleCatalogue.Scope.DRILL
                ? new String[] {
                    "\n## Message\n\n```\n[" + rule.id() + "] topology",
                    "\n## Mend\n",
                    "\n## Otherwise\n",
                    "\n## Source\n"
                }
                : new String[] {"\n## Wrong\n", "\n## Right\n", "\n## Otherwise\n", "\n## Source\n"};
    }

    static Stream<RuleCatalogue.Entry> rulesOfTopology() {
        return RuleCatalogue.ofTopology().stream();
    }

    @ParameterizedTest
    @MethodSource("rulesOfTopology")
    void itsExamplesAreXml(RuleCatalogue.Entry rule) throws IOException {
        String page = Files.readString(PAGES.resolve(rule.id() + ".md"));

        List<String> examples =
                XML.matcher(page).results().map(match -> match.group(1)).toList();
        List<String> files = examples.stream()
                .filter(example -> FILE.matcher(example).lookingAt())
                .toList();

        assertThat(examples).hasSize(2 + files.size()).allSatisfy(example -> DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<topology>" + example + "</topology>"))));
    }

    @Test
    void everyPageHasARule() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .filteredOn(id -> !id.equals("index"))
                    .containsExactlyInAnyOrderElementsOf(
                            rules().map(RuleCatalogue.Entry::id).toList());
        }
    }

    @Test
    void theIndexListsAllRulesInTheCataloguesOrder() throws IOException {
        String index = Files.readString(PAGES.resolve("index.md"));

        assertThat(Pattern.compile("\\| \\[([a-z-]+)]\\(\\1\\.html\\) \\| (error|warning) \\|")
                        .matcher(index)
                        .results()
                        .map(match -> match.group(1) + " " + match.group(2)))
                .containsExactlyElementsOf(rules().map(
                                rule -> rule.id() + " " + rule.level().name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
