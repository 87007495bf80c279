package io.github.activemqcluster.rule.addressing;

import io.github.activemqcluster.problem.Misfit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that a name is safe as the name of a folder on every system, in a script, and as a broker's name. */
final class LegalName {

    /** Well below the 255 bytes that file systems allow, since names get prefixes and suffixes. */
    static final int LONGEST = 100;

    private static final Pattern CHARACTERS = Pattern.compile("[a-zA-Z0-9._-]+");

    /** Names that Windows reserves for devices, with any extension ("Naming Files, Paths, and Namespaces"). */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private LegalName() {}

    /** The fault of an illegal name, as the end of a sentence that begins with the name; empty if the name is legal. */
    static Optional<String> faultOf(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.length() > LONGEST) {
            return Optional.of("has " + name.length() + " characters, more than " + LONGEST);
        }
        if (!CHARACTERS.matcher(name).matches()) {
            return Optional.of("has " + Misfit.in(name, CHARACTERS).orElseThrow()
                    + ", which is none of a-z, A-Z, 0-9, '.', '_' and '-'");
        }
        if (name.startsWith("-") || name.startsWith(".")) {
            return Optional.of("begins with '" + name.charAt(0) + "'");
        }
        if (name.endsWith(".")) {
            return Optional.of("ends with '.'");
        }
        String base = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (DEVICES.contains(base.toLowerCase(Locale.ROOT))) {
            return Optional.of("is the name of a device on Windows");
        }
        return Optional.empty();
    }

    static boolean isLegal(String name) {
        return faultOf(name).isEmpty();
    }
}
