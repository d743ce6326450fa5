package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.PlaybookListing;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.run.Preparation;
import dev.sentryprovision.run.Prepared;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.Selection;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.vars.LayeredVariables;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Shows what playbooks are about instead of running them. */
final class ListingOptions {

    private final BooleanSupplier hosts;
    private final BooleanSupplier tasks;
    private final BooleanSupplier tags;

    ListingOptions(Declared options) {
        hosts = options.flag("list hosts, run nothing", "--list-hosts");
        tasks = options.flag("list tasks, run nothing", "--list-tasks");
        tags = options.flag("list tags, run nothing", "--list-tags");
    }

    boolean asked() {
        return hosts.getAsBoolean() || tasks.getAsBoolean() || tags.getAsBoolean();
    }

    /** @throws dev.sentryprovision.problem.ProblemException where a run would be refused too */
    int show(Surroundings surroundings, RunOptions options) {
        Prepared prepared = Preparation.of(options, surroundings.redactor());
        Selection selection = options.selection();
        TagSelection wanted = new TagSelection(Set.copyOf(selection.tags()), Set.copyOf(selection.skipTags()));
        for (Playbook playbook : prepared.playbooks()) {
            if (hosts.getAsBoolean()) {
                print(surroundings, hosts(playbook, prepared));
            }
            if (tasks.getAsBoolean()) {
                print(surroundings, PlaybookListing.tasks(playbook, wanted));
            }
            if (tags.getAsBoolean()) {
                print(surroundings, PlaybookListing.tags(playbook, wanted));
            }
        }
        return ExitStatus.DONE;
    }

    private static void print(Surroundings surroundings, String text) {
        surroundings.out().print(surroundings.redactor().redact(text));
    }

    private static String hosts(Playbook playbook, Prepared prepared) {
        StringBuilder text = new StringBuilder("\nplaybook: " + playbook.file() + "\n");
        int number = 1;
        for (Play play : playbook.plays()) {
            List<InventoryHost> found = hosts(play, prepared);
            text.append("\n  play #%d (%s): %s\n    hosts (%d):\n"
                    .formatted(number++, play.hosts().text(), play.title(), found.size()));
            found.forEach(host -> text.append("      ").append(host.name()).append('\n'));
        }
        return text.toString();
    }

    /** A pattern that is a template is rendered with extra variables; no host's are there. */
    private static List<InventoryHost> hosts(Play play, Prepared prepared) {
        if (prepared.hosts().containsKey(play)) {
            return prepared.hosts().get(play);
        }
        TemplateScope scope = new TemplateScope(
                LayeredVariables.EMPTY.with(prepared.extraVars()),
                List.of(prepared.options().workingDirectory()),
                prepared.options().environment());
        Object pattern = prepared.templates().render(play.hosts().raw(), scope);
        return Preparation.hostsOf(pattern, play.hosts().where(), prepared);
    }
}
