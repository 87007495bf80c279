package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import java.util.List;

/** {@code authentication-on}: clients must log in. */
public final class ClientsMustLogIn implements Rule {

    private static final String WHAT = "whoever reaches the brokers may send, receive and delete, without logging in";
    private static final String MEND =
            "Add <authentication> with the users who may. Where a fragment asks for a login, turn this rule off.";

    @Override
    public void check(Topology topology, Findings findings) {
        List<Group> open = topology.groups().stream()
                .filter(group -> !group.security().hasAuthentication())
                .toList();
        if (open.size() == topology.groups().size()) {
            findings.warning(Place.TOPOLOGY.child("authentication"), WHAT, MEND);
        } else {
            open.forEach(group -> findings.warning(group.where().child("authentication"), WHAT, MEND));
        }
    }
}
