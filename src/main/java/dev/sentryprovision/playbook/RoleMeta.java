package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code meta/main.yml} and {@code meta/argument_specs.yml} say.
 *
 * @param dependencies    roles that run before this one, resolved
 * @param allowDuplicates whether the role runs more than once in a play with the same parameters
 * @param argumentSpecs   raw maps ({@code options}, {@code short_description} …) by entry point
 * @param collections     collections in which short names are looked up
 */
public record RoleMeta(
        List<RoleInvocation> dependencies,
        boolean allowDuplicates,
        Map<String, Written> argumentSpecs,
        Optional<Written> collections) {

    public static final RoleMeta NONE = new RoleMeta(List.of(), false, Map.of(), Optional.empty());
}
