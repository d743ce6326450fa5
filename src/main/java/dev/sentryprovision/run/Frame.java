package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Keywords;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What encloses a place in the tree of tasks.
 *
 * @param keywords as they hold there, the play's included
 * @param roles    outermost first
 * @param guarded  whether a block around it has a rescue or always that is still to come
 * @param includes how many dynamic includes it is inside of
 */
record Frame(Keywords keywords, List<RoleInvocation> roles, Section section, boolean guarded, int includes) {

    Frame(Keywords keywords, List<RoleInvocation> roles, Section section) {
        this(keywords, roles, section, false, 0);
    }

    Frame inside(Keywords own) {
        return new Frame(own.under(keywords), roles, section, guarded, includes);
    }

    Frame included() {
        return new Frame(keywords, roles, section, guarded, includes + 1);
    }

    Frame inside(RoleInvocation role) {
        List<RoleInvocation> more = new ArrayList<>(roles);
        more.add(role);
        return new Frame(role.keywords().under(keywords), List.copyOf(more), section, guarded, includes);
    }

    Frame guardedWhen(boolean isGuarded) {
        return new Frame(keywords, roles, section, guarded || isGuarded, includes);
    }

    Optional<RoleInvocation> role() {
        return roles.isEmpty() ? Optional.empty() : Optional.of(roles.getLast());
    }
}
