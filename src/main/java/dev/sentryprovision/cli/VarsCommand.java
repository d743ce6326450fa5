package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.report.AnsibleJson;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vault.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows the variables of a host before any play: what wins, where it comes from, and what it hides. */
final class VarsCommand implements Command {

    private static final String MASK = "(vault)";

    private final Surroundings surroundings;
    private final Supplier<List<String>> words;
    private final BooleanSupplier json;
    private final InventoryOptions inventory;
    private final VariableOptions variables;
    private final VaultOptions vault;

    VarsCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        words = options.positional("HOST [NAME]", "1..2", "a host, and one variable of it");
        json = options.flag("print JSON", "--json");
        inventory = new InventoryOptions(options);
        variables = new VariableOptions(options);
        vault = new VaultOptions(options);
    }

    @Override
    public int run() {
        LayeredVariables all = variablesOf(words.get().getFirst());
        Set<String> names = new TreeSet<>(all.names());
        if (words.get().size() > 1) {
            String name = words.get().getLast();
            if (!names.contains(name)) {
                throw new ProblemException(Problem.error("nothing defines '" + name + "' for this host")
                        .withHint(Nearest.hint(name, names)));
            }
            names = Set.of(name);
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String name : names) {
            shown.put(name, explained(all.explain(name)));
        }
        if (json.getAsBoolean()) {
            surroundings.out().println(AnsibleJson.indented(shown));
        } else {
            names.forEach(name -> print(name, all.explain(name)));
        }
        return ExitStatus.DONE;
    }

    private LayeredVariables variablesOf(String name) {
        Sources sources = new Sources(surroundings, new Vault(vault.passwords(surroundings), surroundings.redactor()));
        Inventory hosts = sources.inventory(inventory.chosen(surroundings));
        List<InventoryHost> found = sources.match(hosts, name, SourceSpan.of("HOST"), Optional.empty());
        if (found.size() != 1) {
            throw new ProblemException(Problem.error("'" + name + "' is " + found.size() + " hosts; say one"));
        }
        return LayeredVariables.of(hosts.baseLayers(found.getFirst()))
                .with(sources.extraVariables(variables.extraVars()));
    }

    private Map<String, Object> explained(List<Definition> definitions) {
        Map<String, Object> winner = one(definitions.getFirst());
        winner.put("hides", definitions.stream().skip(1).map(this::one).toList());
        return winner;
    }

    private Map<String, Object> one(Definition definition) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("value", shown(definition));
        result.put("file", definition.origin().where().source());
        result.put("line", (long) definition.origin().where().line());
        result.put("layer", definition.origin().layer().label());
        return result;
    }

    private void print(String name, List<Definition> definitions) {
        Definition winner = definitions.getFirst();
        surroundings.out().println(name + ": " + AnsibleJson.line(shown(winner)) + "\n    " + winner.origin());
        definitions.stream()
                .skip(1)
                .forEach(hidden -> surroundings
                        .out()
                        .println("    hides " + AnsibleJson.line(shown(hidden)) + " of " + hidden.origin()));
    }

    private Object shown(Definition definition) {
        return surroundings.redactor().redactValue(masked(definition.value()));
    }

    /** Templates as they are written: what they give may need facts. */
    private static Object masked(Object value) {
        return switch (value) {
            case EncryptedText _ -> MASK;
            case TemplateText template -> template.text();
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, element) -> result.put(key, masked(element)));
                yield result;
            }
            case List<?> list -> list.stream().map(VarsCommand::masked).toList();
            default -> value;
        };
    }
}
