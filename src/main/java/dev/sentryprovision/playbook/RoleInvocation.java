package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A role at the place where it runs: an entry of a roles list, a dependency, an {@code import_role}, or what an
 * {@code include_role} came to. Its dependencies run before its tasks, under the same keywords.
 *
 * @param keywords        written at that place; {@code vars} are a layer of scope ROLE, or INCLUDE for include_role
 * @param params          the entry's keys that are no keywords ({@code - role: web, site: a}): role parameters
 * @param allowDuplicates whether it runs although it ran in this play with the same {@link #identity}
 * @param included        whether a task includes or imports it; an entry of a roles list is never the same as that
 */
public record RoleInvocation(
        Optional<Written> name,
        SourceSpan where,
        Role role,
        Keywords keywords,
        Map<String, Written> params,
        boolean allowDuplicates,
        boolean included)
        implements TaskNode {

    /** What makes two invocations the same: role, files, parameters, conditions and tags, not their places. */
    public List<Object> identity() {
        return List.of(
                role.folder(),
                role.from(),
                included,
                raw(params),
                keywords.vars().stream().map(layer -> raw(layer.vars())).toList(),
                keywords.when().stream().map(Written::raw).toList(),
                keywords.tagTexts());
    }

    public List<RoleInvocation> dependencies() {
        return role.meta().dependencies();
    }

    @Override
    public RoleInvocation withKeywords(Keywords newKeywords) {
        return new RoleInvocation(name, where, role, newKeywords, params, allowDuplicates, included);
    }

    private static Map<String, Object> raw(Map<String, Written> vars) {
        Map<String, Object> result = new TreeMap<>();
        vars.forEach((key, value) -> result.put(key, value.raw()));
        return result;
    }
}
