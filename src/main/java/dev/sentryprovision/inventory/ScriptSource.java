package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.DefinitionReader;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An executable that prints an inventory as JSON when called with {@code --list}. */
final class ScriptSource {

    private static final String META = "_meta";
    private static final Set<String> SECTIONS = Set.of("hosts", "vars", "children");

    private final InventoryBuilder builder;
    private final SourceProblems problems;
    private final Path script;
    private final Set<String> named = new LinkedHashSet<>();

    ScriptSource(InventoryBuilder builder, Problems problems, Path script) {
        this.builder = builder;
        this.problems = new SourceProblems(problems, script.toString());
        this.script = script;
    }

    void read() {
        problems.attempt(SourceSpan.of(script.toString()), () -> {
            YamlMapping groups = asked(List.of("--list"));
            groups.entries().stream()
                    .filter(entry -> !entry.key().text().equals(META))
                    .forEach(this::group);
            groups.get(META)
                    .flatMap(meta -> field(meta, "hostvars"))
                    .ifPresentOrElse(
                            this::variablesOfAll,
                            () -> named.forEach(host -> variables(host, asked(List.of("--host", host)))));
        });
    }

    private static Optional<YamlNode> field(YamlNode node, String name) {
        return node instanceof YamlMapping mapping ? mapping.get(name) : Optional.empty();
    }

    private void variablesOfAll(YamlNode hosts) {
        if (hosts instanceof YamlMapping mapping) {
            mapping.entries().forEach(entry -> variables(entry.key().text(), entry.value()));
        }
    }

    private YamlMapping asked(List<String> arguments) {
        ScriptRun run = ScriptRun.of(script, arguments);
        String call = script + " " + String.join(" ", arguments);
        if (run.status() != 0) {
            throw problem("'" + call + "' ended with status " + run.status(), run.lastWords());
        }
        Problems found = new Problems();
        Optional<YamlNode> node = new YamlReader(found).read(run.output(), "output of " + call);
        found.throwIfErrors();
        if (node.orElseThrow() instanceof YamlMapping mapping) {
            return mapping;
        }
        throw problem("'" + call + "' did not print a JSON object", run.lastWords());
    }

    private ProblemException problem(String message, String hint) {
        return new ProblemException(Problem.error(message, SourceSpan.of(script.toString()), hint));
    }

    private void group(YamlMapping.Entry entry) {
        String name = entry.key().text();
        builder.addGroup(name);
        switch (entry.value()) {
            case YamlSequence hosts -> hosts(name, hosts);
            case YamlMapping data
            when data.entries().stream()
                    .noneMatch(e -> SECTIONS.contains(e.key().text())) -> {
                // The oldest form: a host under its own name, with its variables.
                addHost(name, name);
                variables(name, data);
            }
            case YamlMapping data -> {
                data.get("hosts").ifPresent(hosts -> hosts(name, hosts));
                data.get("vars").ifPresent(variables -> groupVariables(name, variables));
                data.get("children").ifPresent(children -> children(name, children));
            }
            case YamlScalar _ -> throw problem("the group '" + name + "' is neither an object nor a list", "");
        }
    }

    private void hosts(String group, YamlNode hosts) {
        texts(hosts, "hosts", group).forEach(host -> addHost(host, group));
    }

    private void addHost(String host, String group) {
        named.add(host);
        builder.addHost(host, group, Optional.of(script));
    }

    private void children(String group, YamlNode children) {
        for (String child : texts(children, "children", group)) {
            builder.addGroup(child);
            builder.addChild(group, child, children.where());
        }
    }

    private void groupVariables(String group, YamlNode variables) {
        DefinitionReader.layer(variables, Layer.INVENTORY_GROUP)
                .definitions()
                .forEach((name, definition) -> builder.setGroupVariable(
                        group, name, definition.value(), definition.origin().where()));
    }

    /** Variables of a host that is in no group are of no use to anybody, as in Ansible. */
    private void variables(String host, YamlNode node) {
        VariableLayer layer = DefinitionReader.layer(node, Layer.INVENTORY_HOST);
        if (builder.hostNames().contains(host)) {
            layer.definitions()
                    .forEach((name, definition) -> builder.setHostVariable(
                            host, name, definition.value(), definition.origin().where()));
        }
    }

    private List<String> texts(YamlNode node, String section, String group) {
        if (node instanceof YamlSequence sequence && sequence.items().stream().allMatch(YamlScalar.class::isInstance)) {
            return sequence.items().stream()
                    .map(item -> ((YamlScalar) item).text())
                    .toList();
        }
        throw problem("'" + section + "' of the group '" + group + "' is not a list of names", "");
    }
}
