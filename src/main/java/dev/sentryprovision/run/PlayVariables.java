package dev.sentryprovision.run;

import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.VariableLayer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keywords of a play see that stand before any host, such as {@code serial}: extra variables and the play's own, and
 * the inventory by way of {@code groups} and {@code hostvars}, as in Ansible.
 */
record PlayVariables(RunContext run, Fleet fleet, List<VariableLayer> layers) implements Variables {

    private static final String GROUPS = "groups";
    private static final String HOSTVARS = "hostvars";

    @Override
    public Optional<Object> find(String name) {
        return switch (name) {
            case GROUPS -> Optional.of(fleet.groups());
            case HOSTVARS ->
                Optional.of(HostVarsMap.ofHosts(
                        fleet.hostNames(), fleet.hostNames()::contains, host -> scope(fleet.layers(host))));
            default -> LayeredVariables.of(layers).find(name);
        };
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(LayeredVariables.of(layers).names());
        names.addAll(List.of(GROUPS, HOSTVARS));
        return names;
    }

    private TaskScope scope(List<VariableLayer> ofHost) {
        Variables all = new VariableChain(List.of(LayeredVariables.of(layers), LayeredVariables.of(ofHost)));
        return new TaskScope(
                run.templates(), new TemplateScope(all, List.of(), run.options().environment()));
    }
}
