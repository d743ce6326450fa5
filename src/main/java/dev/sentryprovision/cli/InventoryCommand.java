package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryGroup;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.inventory.InventoryListing;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.report.AnsibleJson;
import dev.sentryprovision.vault.Vault;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows hosts, groups and their variables, as {@code ansible-inventory} does. */
final class InventoryCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> group;
    private final BooleanSupplier list;
    private final BooleanSupplier export;
    private final Supplier<Optional<String>> host;
    private final BooleanSupplier graph;
    private final InventoryOptions inventory;
    private final VariableOptions variables;
    private final VaultOptions vault;

    InventoryCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        group = options.positional("GROUP", "0..1", "with --graph: begin with this group");
        list = options.flag("all groups and the variables of all hosts, as JSON", "--list");
        export = options.flag("with --list: variables where they are defined", "--export");
        host = options.one("HOST", "the variables of this host, as JSON", "--host");
        graph = options.flag("groups and hosts as a tree", "--graph");
        inventory = new InventoryOptions(options);
        variables = new VariableOptions(options);
        vault = new VaultOptions(options);
    }

    @Override
    public int run() {
        if (modes() != 1) {
            throw new ProblemException(Problem.error("say one of --list, --host HOST and --graph"));
        }
        Sources sources = new Sources(surroundings, new Vault(vault.passwords(surroundings), surroundings.redactor()));
        Inventory hosts = sources.inventory(inventory.chosen(surroundings));
        InventoryListing listing = new InventoryListing(hosts, List.of(sources.extraVariables(variables.extraVars())));
        show(hosts, listing);
        return ExitStatus.DONE;
    }

    private int modes() {
        return (list.getAsBoolean() ? 1 : 0) + (host.get().isPresent() ? 1 : 0) + (graph.getAsBoolean() ? 1 : 0);
    }

    private void show(Inventory hosts, InventoryListing listing) {
        if (graph.getAsBoolean()) {
            listing.graph(knownGroup(hosts)).forEach(this::print);
        } else if (host.get().isPresent()) {
            print(json(listing.host(knownHost(hosts, host.get().get()))));
        } else {
            print(json(export.getAsBoolean() ? listing.export() : listing.list()));
        }
    }

    private String json(Object value) {
        return AnsibleJson.indented(surroundings.redactor().redactValue(value));
    }

    private void print(String line) {
        surroundings.out().println(surroundings.redactor().redact(line));
    }

    private String knownGroup(Inventory hosts) {
        String name = group.get().isEmpty() ? InventoryGroup.ALL : group.get().getFirst();
        if (hosts.group(name).isEmpty()) {
            throw unknown(
                    "group",
                    name,
                    hosts.groups().stream().map(InventoryGroup::name).toList());
        }
        return name;
    }

    private static InventoryHost knownHost(Inventory hosts, String name) {
        return hosts.host(name)
                .or(() -> hosts.implicitLocalhost(name))
                .orElseThrow(() -> unknown(
                        "host",
                        name,
                        hosts.hosts().stream().map(InventoryHost::name).toList()));
    }

    private static ProblemException unknown(String what, String name, Collection<String> known) {
        return new ProblemException(Problem.error("the inventory has no " + what + " '" + name + "'")
                .withHint(Nearest.hint(name, known)));
    }
}
