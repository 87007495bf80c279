package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The files of an archive that do not get into a home. Two facts name them. {@code distribution.skip} names files that
 * no instance reads. {@code distribution.only} has the value {@code GLOB for PART, PART because REASON}: its files are
 * read only if the cluster has one of these {@linkplain Parts parts}. A file that several of these globs match stays if
 * one of them needs it.
 */
final class LeftOut implements Predicate<Path> {

    private static final String FOR = " for ";
    private static final String BECAUSE = " because ";

    private final List<PathMatcher> always;
    private final List<Only> only;
    private final Parts parts;

    private record Only(PathMatcher matcher, String glob, List<String> parts, String reason) {

        static Only parse(String fact, FileSystem system) {
            int parts = fact.indexOf(FOR);
            int reason = fact.indexOf(BECAUSE, Math.max(parts, 0));
            if (parts < 0 || reason < 0) {
                throw new IllegalArgumentException("not 'GLOB for PART, PART because REASON': " + fact);
            }
            String glob = fact.substring(0, parts);
            return new Only(
                    LeftOut.matcher(system, glob),
                    glob,
                    Arrays.asList(fact.substring(parts + FOR.length(), reason).split(", ")),
                    fact.substring(reason + BECAUSE.length()));
        }

        boolean isWanted(Parts wanted) {
            return parts.stream().anyMatch(wanted::has);
        }
    }

    /** The files to leave out of the archive of a release, for a cluster that needs these parts. */
    LeftOut(Release release, Parts parts, FileSystem system) {
        this.parts = parts;
        always = release.values("distribution.skip").stream()
                .map(glob -> matcher(system, glob))
                .toList();
        only = release.values("distribution.only").stream()
                .map(fact -> Only.parse(fact, system))
                .toList();
    }

    /** Whether a file is left out. */
    @Override
    public boolean test(Path relative) {
        if (always.stream().anyMatch(matcher -> matcher.matches(relative))) {
            return true;
        }
        boolean wanted = false;
        boolean named = false;
        for (Only candidate : only) {
            if (candidate.matcher().matches(relative)) {
                named = true;
                wanted |= candidate.isWanted(parts);
            }
        }
        return named && !wanted;
    }

    /** The globs that are left out, each with its reason: no part of the cluster needs their files. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        only.stream()
                .filter(candidate -> !candidate.isWanted(parts))
                .forEach(candidate -> words.add(candidate.glob() + " (" + candidate.reason() + ")"));
        return words;
    }

    private static PathMatcher matcher(FileSystem system, String glob) {
        return system.getPathMatcher("glob:" + glob);
    }
}
