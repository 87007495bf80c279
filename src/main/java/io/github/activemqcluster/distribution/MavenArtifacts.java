package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.AbstractForwardingRepositorySystemSession;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorPolicy;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.TransferListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artifacts from Maven's local repository and the repositories of the project, with Maven's own settings for proxies,
 * mirrors and offline work. A download that does not match its repository's checksum is refused; Maven 3 does this only
 * on request. A file in the local repository that does not match the checksum beside it is refused too.
 */
public final class MavenArtifacts implements ArtifactSource {

    private static final Logger LOG = LoggerFactory.getLogger(MavenArtifacts.class);

    /** The reason of a request that Maven writes to its debug log. */
    private static final String CONTEXT = "activemq-cluster";

    private static final String WRONG_CHECKSUM = "What was downloaded is not what the repository has published, and was"
            + " not used. Ask those who run the repository; -U downloads it again, and -c takes what does not fit its checksum.";

    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern FULL_STOP = Pattern.compile("\\.$");

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final Resolutions resolutions;
    private final Downloads downloads = new Downloads();

    /** A new object for each project, from the parts that Maven gives to its goal. */
    public MavenArtifacts(
            RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        // With -X, Maven's own lines are in the log.
        this.session = new StrictChecksums(
                LOG.isDebugEnabled() ? session : new CountingSession(session, downloads), repositories);
        this.repositories = repositories.stream().map(MavenArtifacts::strict).toList();
        this.resolutions = new Resolutions(
                session.getLocalRepository().getBasedir().toPath().resolve(".cache/activemq-cluster/dependencies"));
    }

    /**
     * A repository keeps its checksum policy if the POM or the settings turn checksums off; only the default changes.
     */
    private static RemoteRepository strict(RemoteRepository repository) {
        return new RemoteRepository.Builder(repository)
                .setReleasePolicy(strict(repository.getPolicy(false)))
                .setSnapshotPolicy(strict(repository.getPolicy(true)))
                .build();
    }

    private static RepositoryPolicy strict(RepositoryPolicy policy) {
        return RepositoryPolicy.CHECKSUM_POLICY_WARN.equals(policy.getChecksumPolicy())
                ? new RepositoryPolicy(
                        policy.isEnabled(), policy.getUpdatePolicy(), RepositoryPolicy.CHECKSUM_POLICY_FAIL)
                : policy;
    }

    /** The amount of the downloads so far, in words for the user; empty if there was no download. */
    public Optional<String> downloaded() {
        return downloads.told();
    }

    @Override
    public Path resolve(Coordinates artifact) throws MachineException {
        try {
            return PublishedChecksum.verified(
                    system.resolveArtifact(session, new ArtifactRequest(artifact(artifact), repositories, CONTEXT))
                            .getArtifact()
                            .getFile()
                            .toPath());
        } catch (ArtifactResolutionException e) {
            throw failure(artifact.toString(), e);
        }
    }

    @Override
    public List<Path> resolveWithDependencies(List<Coordinates> artifacts, List<String> excluded)
            throws MachineException {
        String request = artifacts + " without " + excluded;
        Optional<List<Coordinates>> before = resolutions.find(request);
        if (before.isPresent()) {
            try {
                return files(resolveAll(before.get()));
            } catch (ArtifactResolutionException e) {
                if (isWrongChecksum(e)) {
                    throw failure(withDependencies(artifacts), e);
                }
                LOG.debug("what {} needed before cannot be had", artifacts, e);
            }
        }
        List<ArtifactResult> resolved = collect(artifacts, excluded);
        if (resolved.stream().map(ArtifactResult::getArtifact).noneMatch(Artifact::isSnapshot)) {
            resolutions.remember(
                    request,
                    resolved.stream()
                            .map(ArtifactResult::getArtifact)
                            .map(MavenArtifacts::coordinates)
                            .toList());
        }
        return files(resolved);
    }

    private static List<Path> files(List<ArtifactResult> resolved) throws MachineException {
        Set<Path> files = new LinkedHashSet<>();
        for (ArtifactResult result : resolved) {
            files.add(PublishedChecksum.verified(result.getArtifact().getFile().toPath()));
        }
        return List.copyOf(files);
    }

    private List<ArtifactResult> resolveAll(List<Coordinates> artifacts) throws ArtifactResolutionException {
        return system.resolveArtifacts(
                session,
                artifacts.stream()
                        .map(artifact -> new ArtifactRequest(artifact(artifact), repositories, CONTEXT))
                        .toList());
    }

    private List<ArtifactResult> collect(List<Coordinates> artifacts, List<String> excluded) throws MachineException {
        List<Exclusion> exclusions =
                excluded.stream().map(MavenArtifacts::exclusion).toList();
        CollectRequest collect = new CollectRequest();
        collect.setRequestContext(CONTEXT);
        collect.setRepositories(repositories);
        for (Coordinates coordinates : withVersions(artifacts)) {
            collect.addDependency(new Dependency(artifact(coordinates), "runtime", false, exclusions));
        }
        try {
            return system.resolveDependencies(session, new DependencyRequest(collect, null))
                    .getArtifactResults();
        } catch (DependencyResolutionException e) {
            throw failure(withDependencies(artifacts), e);
        }
    }

    private static String withDependencies(List<Coordinates> artifacts) {
        return artifacts.stream().map(Coordinates::toString).collect(Collectors.joining(", ")) + " with dependencies";
    }

    /** The POM is read once, and only if it is needed. */
    private List<Coordinates> withVersions(List<Coordinates> artifacts) throws MachineException {
        if (artifacts.stream().noneMatch(Coordinates::isManaged)) {
            return artifacts;
        }
        Coordinates first = artifacts.get(0);
        ArtifactDescriptorResult pom;
        try {
            pom = system.readArtifactDescriptor(
                    new StrictSession(session), new ArtifactDescriptorRequest(artifact(first), repositories, CONTEXT));
        } catch (ArtifactDescriptorException e) {
            throw failure("the POM of " + first, e);
        }
        List<Coordinates> all = new ArrayList<>();
        for (Coordinates artifact : artifacts) {
            all.add(artifact.isManaged() ? artifact.withVersion(version(pom, first, artifact)) : artifact);
        }
        return all;
    }

    private String version(ArtifactDescriptorResult pom, Coordinates of, Coordinates other) throws MachineException {
        return Stream.concat(pom.getDependencies().stream(), pom.getManagedDependencies().stream())
                .map(Dependency::getArtifact)
                .filter(named -> named.getGroupId().equals(other.groupId())
                        && named.getArtifactId().equals(other.artifactId()))
                .map(Artifact::getVersion)
                .findFirst()
                .orElseThrow(() -> failure(
                        "the POM of " + of,
                        new MachineException(
                                "no version of " + other.groupId() + ":" + other.artifactId() + " is named in it")));
    }

    private static Coordinates coordinates(Artifact of) {
        return new Coordinates(
                of.getGroupId(), of.getArtifactId(), of.getVersion(), of.getExtension(), of.getClassifier());
    }

    private static Artifact artifact(Coordinates of) {
        return new DefaultArtifact(of.groupId(), of.artifactId(), of.classifier(), of.extension(), of.version());
    }

    private static Exclusion exclusion(String name) {
        String[] parts = COLON.split(name, -1);
        return new Exclusion(parts[0], parts[1], "*", "*");
    }

    private MachineException failure(String what, Exception cause) {
        String asked = repositories.isEmpty()
                ? "the local repository alone, since the project has no other"
                : "the local repository and "
                        + repositories.stream().map(RemoteRepository::getId).collect(Collectors.joining(", "));
        String mend = session.isOffline()
                ? "Maven is offline (-o): run it once online, and it is in the local repository from then on."
                : "Check the name of the release and the repositories of the project; with -U Maven asks again for what"
                        + " it did not find before.";
        return new MachineException(
                "cannot get " + what + " from " + asked + ": " + reason(cause) + ". "
                        + (isWrongChecksum(cause) ? WRONG_CHECKSUM : mend),
                cause);
    }

    private static boolean isWrongChecksum(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Maven has kept only the words of an attempt that failed before.
            if (cause instanceof ChecksumFailureException
                    || String.valueOf(cause.getMessage()).contains("Checksum validation failed")) {
                return true;
            }
        }
        return false;
    }

    /** The messages from the outermost to the innermost cause, without repetitions. */
    private static String reason(Exception failure) {
        StringBuilder reason = new StringBuilder();
        Throwable cause = failure;
        do {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (reason.indexOf(message) < 0) {
                reason.append(reason.isEmpty() ? "" : ": ").append(message.strip());
            }
            cause = cause.getCause();
        } while (cause instanceof RepositoryException);
        return FULL_STOP.matcher(reason).replaceFirst("");
    }

    /** Maven's session, without a line for each downloaded block. */
    private static final class CountingSession extends AbstractForwardingRepositorySystemSession {

        private final RepositorySystemSession session;
        private final Downloads downloads;

        CountingSession(RepositorySystemSession session, Downloads downloads) {
            this.session = session;
            this.downloads = downloads;
        }

        @Override
        protected RepositorySystemSession getSession() {
            return session;
        }

        @Override
        public TransferListener getTransferListener() {
            return downloads;
        }
    }

    /** Maven's session, but without downloads that do not match their checksum, unless the command line allows them. */
    private static final class StrictChecksums extends AbstractForwardingRepositorySystemSession {

        private final RepositorySystemSession session;
        private final boolean forAll;

        StrictChecksums(RepositorySystemSession session, List<RemoteRepository> repositories) {
            this.session = session;
            // This also covers the repositories that a dependency's POM names, unless it would go against the user's
            // choice for another repository.
            this.forAll = repositories.stream()
                    .map(repository -> repository.getPolicy(false).getChecksumPolicy())
                    .noneMatch(RepositoryPolicy.CHECKSUM_POLICY_IGNORE::equals);
        }

        @Override
        protected RepositorySystemSession getSession() {
            return session;
        }

        @Override
        public String getChecksumPolicy() {
            String given = session.getChecksumPolicy();
            return forAll && (given == null || given.isEmpty()) ? RepositoryPolicy.CHECKSUM_POLICY_FAIL : given;
        }
    }

    /** Maven's session, but a missing POM, or a POM with a missing parent, does not count as empty. */
    private static final class StrictSession extends AbstractForwardingRepositorySystemSession {

        private final RepositorySystemSession session;

        StrictSession(RepositorySystemSession session) {
            this.session = session;
        }

        @Override
        protected RepositorySystemSession getSession() {
            return session;
        }

        @Override
        public ArtifactDescriptorPolicy getArtifactDescriptorPolicy() {
            return (any, request) -> ArtifactDescriptorPolicy.STRICT;
        }
    }
}
