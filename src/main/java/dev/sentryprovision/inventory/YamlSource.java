package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.DefinitionReader;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An inventory in YAML or JSON: groups with {@code hosts}, {@code children} and {@code vars}. */
final class YamlSource {

    private static final List<String> SECTIONS = List.of("hosts", "children", "vars");

    private final InventoryBuilder builder;
    private final SourceProblems problems;
    private final Path file;

    YamlSource(InventoryBuilder builder, Problems problems, Path file) {
        this.builder = builder;
        this.problems = new SourceProblems(problems, file.toString());
        this.file = file;
    }

    void read(YamlNode root) {
        if (!(root instanceof YamlMapping groups)) {
            problems.problems()
                    .error(
                            "an inventory is a mapping of groups, and this is " + root.kind(),
                            root.where(),
                            "begin with 'all:'");
            return;
        }
        if (groups.get("plugin").orElse(root) instanceof YamlScalar plugin) {
            problems.problems()
                    .error(
                            "the inventory plugin '" + plugin.text() + "' is not supported",
                            plugin.where(),
                            "run it once with 'ansible-inventory --list --export' and use the JSON it prints, or write a script");
            return;
        }
        groups.entries().forEach(this::group);
    }

    private void group(YamlMapping.Entry entry) {
        String name = entry.key().text();
        if (isNothing(entry.value())) {
            builder.addGroup(name);
        } else if (entry.value() instanceof YamlMapping sections) {
            builder.addGroup(name);
            sections.entries().forEach(section -> section(name, section));
        } else {
            problems.problems()
                    .error(
                            "the group '" + name + "' is a mapping of 'hosts', 'children' and 'vars', and this is "
                                    + entry.value().kind(),
                            entry.value().where(),
                            "");
        }
    }

    private void section(String group, YamlMapping.Entry section) {
        String name = section.key().text();
        if (!SECTIONS.contains(name)) {
            String near = Nearest.hint(name, SECTIONS);
            problems.problems()
                    .add(Problem.warning(
                            "'" + name + "' in the group '" + group + "' means nothing",
                            section.key().where(),
                            near.isEmpty() ? "a group has 'hosts', 'children' and 'vars'" : near));
            return;
        }
        entries(group, section)
                .forEach(entry -> problems.attempt(entry.key().where(), () -> {
                    switch (name) {
                        case "hosts" -> hosts(group, entry);
                        case "children" -> child(group, entry);
                        default -> variable(group, entry);
                    }
                }));
    }

    /** A single name in place of a mapping is that name with nothing more to say. */
    private List<YamlMapping.Entry> entries(String group, YamlMapping.Entry section) {
        return switch (section.value()) {
            case YamlMapping mapping -> mapping.entries();
            case YamlScalar scalar when scalar.value() == None.NONE -> List.of();
            case YamlScalar scalar
            when scalar.value() instanceof String -> List.of(new YamlMapping.Entry(scalar, nothing(scalar.where())));
            default -> {
                problems.problems()
                        .error(
                                "'" + section.key().text() + "' of the group '" + group + "' is a mapping, and this is "
                                        + section.value().kind(),
                                section.value().where(),
                                "write each name with a colon: 'name:'");
                yield List.of();
            }
        };
    }

    private static YamlScalar nothing(SourceSpan where) {
        return new YamlScalar("", None.NONE, YamlScalar.Style.PLAIN, dev.sentryprovision.yaml.YamlTag.NONE, where);
    }

    private void hosts(String group, YamlMapping.Entry host) {
        Map<String, Definition> variables =
                DefinitionReader.layer(host.value(), Layer.INVENTORY_HOST).definitions();
        builder.addHosts(
                HostAddress.parse(host.key().text()),
                group,
                variables,
                host.key().where(),
                file);
    }

    private void child(String group, YamlMapping.Entry child) {
        group(child);
        if (builder.hasGroup(child.key().text())) {
            builder.addChild(group, child.key().text(), child.key().where());
        }
    }

    private void variable(String group, YamlMapping.Entry variable) {
        builder.setGroupVariable(
                group,
                variable.key().text(),
                YamlValues.raw(variable.value()),
                variable.key().where());
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.value() == None.NONE;
    }

    /** Whether a text without a telling file name is an inventory of this form. */
    static boolean fits(Optional<YamlNode> node) {
        return node.filter(YamlMapping.class::isInstance).isPresent();
    }
}
