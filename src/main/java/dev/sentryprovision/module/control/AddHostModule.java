package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.inventory.HostAddress;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds a host to the inventory of the run. */
@ModuleSpec(
        name = "add_host",
        summary = "Adds a host, with groups and variables, to the inventory of this run; later plays may name it.",
        needsHost = false,
        turns = ModuleSpec.Turns.ONCE_FOR_ALL,
        returns = "add_host: host_name, groups and host_vars of what was added",
        examples = """
                - add_host:
                    name: "{{ new_address }}"
                    groups: [sentry, new]
                    ansible_user: admin
                """)
public final class AddHostModule implements Module<AddHostModule.Params> {

    public record Params(
            @Param(
                    value = "The host's name, perhaps with :port.",
                    aliases = {"host", "hostname"},
                    required = true)
            String name,

            @Param(
                    value = "Groups to put it into; those that are not there are made.",
                    aliases = {"group", "groupname"})
            List<String> groups,

            @Param(value = "Variables of the host.", rest = true)
            Map<String, Object> variables) {}

    @Override
    public Outcome run(Params params, Host host) {
        HostAddress address = HostAddress.single(params.name.strip());
        String name = address.names().getFirst();
        Map<String, Object> variables = new LinkedHashMap<>(params.variables);
        address.port().ifPresent(port -> variables.put("ansible_ssh_port", port));
        List<String> groups = params.groups.stream()
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
        return Outcome.ok()
                .with("add_host", Map.of("host_name", name, "groups", groups, "host_vars", variables))
                .withConsequence(new Consequence.NewHost(name, groups, variables));
    }
}
