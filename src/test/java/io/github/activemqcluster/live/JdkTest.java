package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

    @TempDir
    Path folder;

    @Test
    void theNewestIsTaken() throws Exception {
        assertThat(Jdk.newest(toolchains("99.0.1", "8.0.402")))
                .isEqualTo(new Jdk(Path.of("/jdks/99.0.1"), Runtime.Version.parse("99.0.1")));
    }

    @Test
    void thisJvmsOwnIsTakenWhereNoneIsNewer() throws Exception {
        assertThat(Jdk.newest(toolchains("8.0.402"))).isEqualTo(Jdk.own());
        assertThat(Jdk.newest(toolchains())).isEqualTo(Jdk.own());
    }

    private File toolchains(String... versions) throws Exception {
        StringBuilder xml = new StringBuilder("<toolchains>");
        for (String version : versions) {
            xml.append("<toolchain><type>jdk</type><provides><version>%1$s</version></provides>".formatted(version))
                    .append("<configuration><jdkHome>/jdks/%1$s</jdkHome></configuration></toolchain>"
                            .formatted(version));
        }
        return Files.writeString(folder.resolve("jdks.xml"), xml.append("</toolchains>"))
                .toFile();
    }
}
