package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.List;

/** Puts each host into a group that is named by what is known about it. */
@ModuleSpec(
        name = "group_by",
        summary = "Puts each host into a group named by its facts or variables; later plays may name the group.",
        needsHost = false,
        turns = ModuleSpec.Turns.IN_ORDER,
        returns = {"add_group: the group's name", "parent_groups: the groups it is in"},
        examples = """
                - group_by:
                    key: os_{{ ansible_facts.distribution }}
                """)
public final class GroupByModule implements Module<GroupByModule.Params> {

    public record Params(
            @Param(value = "The group's name; blanks in it become hyphens.", required = true)
            String key,

            @Param(value = "The groups that it is put into when it is made.", defaultValue = "all")
            List<String> parents) {}

    @Override
    public Outcome run(Params params, Host host) {
        String group = withoutBlanks(params.key);
        List<String> parents =
                params.parents.stream().map(GroupByModule::withoutBlanks).toList();
        return Outcome.ok()
                .with("add_group", group)
                .with("parent_groups", parents)
                .withConsequence(new Consequence.Membership(group, parents));
    }

    private static String withoutBlanks(String name) {
        return name.replace(' ', '-');
    }
}
