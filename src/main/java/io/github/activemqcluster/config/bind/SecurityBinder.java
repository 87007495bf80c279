package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Binding.list;
import static io.github.activemqcluster.config.bind.Binding.names;
import static io.github.activemqcluster.config.bind.Binding.orElse;

import io.github.activemqcluster.config.Quoted;
import io.github.activemqcluster.config.vocabulary.AuthenticationDeclaration;
import io.github.activemqcluster.config.vocabulary.ConsoleDeclaration;
import io.github.activemqcluster.config.vocabulary.GroupDeclaration;
import io.github.activemqcluster.config.vocabulary.SslContextDeclaration;
import io.github.activemqcluster.config.vocabulary.TopologyDeclaration;
import io.github.activemqcluster.config.vocabulary.UserDeclaration;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Security;
import io.github.activemqcluster.topology.SslContext;
import io.github.activemqcluster.topology.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds the security of a group: the users of brokers and consoles, and the keys of the brokers. */
final class SecurityBinder {

    private final Binding binding;
    private final TopologyDeclaration topology;
    private final Optional<Boolean> hasConsole;

    SecurityBinder(Binding binding, TopologyDeclaration topology, Optional<Boolean> hasConsole) {
        this.binding = binding;
        this.topology = topology;
        this.hasConsole = hasConsole;
    }

    /** Binds the security that the group declares, or else the topology. */
    Security bind(GroupDeclaration group, Place where) {
        AuthenticationDeclaration authentication = orElse(group.authentication, topology.authentication);
        Place authenticationWhere = (group.authentication == null ? Place.TOPOLOGY : where).child("authentication");
        SslContextDeclaration sslContext = orElse(group.sslContext, topology.sslContext);
        ConsoleDeclaration console = orElse(group.console, topology.console);
        return new Security(
                authentication == null ? List.of() : users(authentication.users, authenticationWhere, Defaults.USERS),
                Optional.ofNullable(sslContext)
                        .map(context -> new SslContext(
                                (group.sslContext == null ? Place.TOPOLOGY : where).child("sslContext"),
                                Optional.ofNullable(context.keyStore),
                                Optional.ofNullable(context.keyStorePassword),
                                Optional.ofNullable(context.trustStore),
                                Optional.ofNullable(context.trustStorePassword))),
                Optional.ofNullable(console)
                        .map(given ->
                                console(given, (group.console == null ? Place.TOPOLOGY : where).child("console"))));
    }

    private Console console(ConsoleDeclaration declaration, Place where) {
        List<User> users = users(declaration.users, where, Defaults.CONSOLE_ROLES);
        for (User user : users) {
            // Jetty's HashLoginService ends a password at a comma, and takes the text before a colon for its encoding.
            if (user.password().matches(".*[,:].*")) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                user.where().child("password"),
                                "has a comma or a colon in it, which the console's list of users cannot hold",
                                "Choose another password.");
            }
        }
        if (!hasConsole.orElse(true)) {
            binding.problems()
                    .fatal(
                            Binding.VOCABULARY,
                            where,
                            "this release and runtime have no web console that can be given users of its own",
                            "Leave it out, or name the release's archive in <archive> if that brings one.");
        }
        return new Console(where, binding.isLocal() ? Optional.empty() : Optional.ofNullable(declaration.host), users);
    }

    private List<User> users(List<UserDeclaration> declared, Place parent, String groups) {
        List<User> users = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (UserDeclaration user : list(declared)) {
            Place where = parent.child("users").item(users.size());
            String name = orElse(user.username, "user_without_name_" + users.size());
            if (!names.add(name)) {
                binding.problems()
                        .fatal(
                                Binding.VOCABULARY,
                                where.child("username"),
                                Quoted.of(name) + " is in the list already",
                                "Keep one of the two.");
            }
            users.add(new User(where, name, orElse(user.password, ""), names(orElse(user.groups, groups))));
        }
        return users;
    }
}
