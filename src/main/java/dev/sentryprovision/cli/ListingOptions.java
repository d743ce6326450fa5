package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.PlaybookListing;
import dev.sentryprovision.playbook.TagSelection;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.RunOptions.Work;
import dev.sentryprovision.run.Selection;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.TemplateSettings;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vault.Vault;
import java.nio.file.Path;
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

    int show(Surroundings surroundings, RunOptions options) {
        Vault vault = new Vault(options.vault(), surroundings.redactor());
        List<Path> files = options.work() instanceof Work.Playbooks(List<Path> given) ? given : List.of();
        LoadedPlaybooks loaded = LoadedPlaybooks.read(files, surroundings, vault);
        Problems problems = new Problems();
        problems.addAll(loaded.problems());
        problems.throwIfErrors();
        Selection selection = options.selection();
        TagSelection wanted = new TagSelection(Set.copyOf(selection.tags()), Set.copyOf(selection.skipTags()));
        Sources sources = new Sources(surroundings, vault);
        for (Playbook playbook : loaded.playbooks()) {
            if (hosts.getAsBoolean()) {
                print(surroundings, hosts(playbook, options, surroundings, sources));
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

    private static String hosts(Playbook playbook, RunOptions options, Surroundings surroundings, Sources sources) {
        Inventory inventory = sources.inventory(options.inventories());
        Templates templates = new Templates(TemplateSettings.standard(sources.vault()::decrypt));
        TemplateScope scope = new TemplateScope(
                LayeredVariables.EMPTY.with(sources.extraVariables(options.extraVars())),
                List.of(surroundings.workingDirectory()),
                surroundings.environment());
        StringBuilder text = new StringBuilder("\nplaybook: " + playbook.file() + "\n");
        int number = 1;
        for (Play play : playbook.plays()) {
            String pattern = pattern(templates.render(play.hosts().raw(), scope));
            List<InventoryHost> found = sources.match(
                    inventory,
                    pattern,
                    play.hosts().where(),
                    options.selection().limit());
            text.append("\n  play #%d (%s): %s%n    hosts (%d):%n"
                    .formatted(number++, pattern, play.title(), found.size()));
            found.forEach(host -> text.append("      ").append(host.name()).append('\n'));
        }
        return text.toString();
    }

    private static String pattern(Object rendered) {
        return rendered instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : rendered.toString();
    }
}
