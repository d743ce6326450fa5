package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.python.PythonLiteral;
import dev.sentryprovision.template.python.Typed;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An inventory in Ansible's INI form: sections of hosts, of groups and of variables. */
final class IniSource {

    private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?]\\s*(?:#.*)?");
    private static final Pattern GROUP_NAME = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");
    private static final List<String> KINDS = List.of("hosts", "vars", "children");

    /** A group named before, or without, its own section; for {@code :children}, with those it belongs to. */
    private record Mention(String group, Optional<String> parent, SourceSpan where) {}

    private final InventoryBuilder builder;
    private final SourceProblems problems;
    private final Path file;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Runnable> variables = new ArrayList<>();
    private String group = InventoryGroup.UNGROUPED;
    private String kind = "hosts";

    IniSource(InventoryBuilder builder, Problems problems, Path file) {
        this.builder = builder;
        this.problems = new SourceProblems(problems, file.toString());
        this.file = file;
    }

    void read(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && content.charAt(0) != '#' && content.charAt(0) != ';') {
                SourceSpan where = problems.at(number, line.indexOf(content) + 1, content.length());
                problems.attempt(where, () -> line(content, where));
            }
        }
        mentions.forEach(this::settle);
        variables.forEach(Runnable::run);
    }

    private void line(String content, SourceSpan where) {
        Matcher section = SECTION.matcher(content);
        if (section.matches()) {
            section(section.group(1), Optional.ofNullable(section.group(2)).orElse("hosts"), where);
        } else if (content.startsWith("[") && content.endsWith("]")) {
            throw new IllegalArgumentException(
                    "a section is [group], [group:vars] or [group:children], without blanks");
        } else {
            switch (kind) {
                case "hosts" -> hosts(content, where);
                case "vars" -> variable(content, where);
                case "children" -> child(content, where);
                default -> {
                    // Lines of a section of unknown kind, which has been reported.
                }
            }
        }
    }

    private void section(String name, String newKind, SourceSpan where) {
        group = name;
        kind = newKind;
        if (!KINDS.contains(newKind)) {
            String near = Nearest.hint(newKind, KINDS);
            problems.problems()
                    .error(
                            "the section [" + name + ":" + newKind + "] is of no known kind",
                            where,
                            near.isEmpty() ? "a section is [group], [group:vars] or [group:children]" : near);
        } else if (newKind.equals("vars")) {
            mentions.add(new Mention(name, Optional.empty(), where));
        } else {
            builder.addGroup(name);
        }
    }

    private void hosts(String content, SourceSpan where) {
        if (content.startsWith("---")) {
            throw new IllegalArgumentException("'---' begins a YAML file; name the file with .yml to have it read so");
        }
        List<ShellWords.Word> words = ShellWords.of(content);
        String pattern = words.getFirst().text();
        if (pattern.endsWith(":") && !pattern.endsWith("::")) {
            throw new IllegalArgumentException("a host name cannot end in ':'; a file in YAML must be named with .yml");
        }
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (ShellWords.Word word : words.subList(1, words.size())) {
            SourceSpan at = new SourceSpan(
                    where.source(),
                    where.line(),
                    where.column() + word.column() - 1,
                    word.text().length());
            int equals = word.text().indexOf('=');
            if (equals < 1) {
                problems.problems().error("a host is followed by name=value, not '" + word.text() + "'", at, "");
                return;
            }
            Object value = value(word.text().substring(equals + 1), at);
            definitions.put(
                    word.text().substring(0, equals), new Definition(value, new Origin(Layer.INVENTORY_HOST, at)));
        }
        builder.addHosts(HostAddress.parse(pattern), group, definitions, where, file);
    }

    /** The group may have its section further down, so its variables wait for the end. */
    private void variable(String content, SourceSpan where) {
        int equals = content.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a variable is name=value, not '" + content + "'");
        }
        String owner = group;
        String name = content.substring(0, equals).strip();
        Object value = value(content.substring(equals + 1).strip(), where);
        variables.add(() -> {
            if (builder.hasGroup(owner)) {
                problems.attempt(where, () -> builder.setGroupVariable(owner, name, value, where));
            }
        });
    }

    private void child(String content, SourceSpan where) {
        Matcher name = GROUP_NAME.matcher(content);
        if (!name.matches()) {
            throw new IllegalArgumentException("a group name is one word without ':', not '" + content + "'");
        }
        mentions.add(new Mention(name.group(1), Optional.of(group), where));
    }

    private void settle(Mention mention) {
        if (!builder.hasGroup(mention.group)) {
            problems.problems()
                    .error(
                            "there is no group '" + mention.group + "'",
                            mention.where,
                            Nearest.hint(mention.group, builder.groupNames()));
        } else {
            mention.parent.ifPresent(parent ->
                    problems.attempt(mention.where, () -> builder.addChild(parent, mention.group, mention.where)));
        }
    }

    /** A Python literal; what is none, or of a kind that the playbook language lacks, is text. */
    private static Object value(String text, SourceSpan where) {
        Object value = PythonLiteral.read(text)
                .filter(literal -> literal instanceof Collection || !(literal instanceof Typed))
                .orElse(text);
        return raw(value, where);
    }

    private static Object raw(Object value, SourceSpan where) {
        return switch (value) {
            case String text -> TemplateText.rawValue(text, where);
            case Collection<?> items ->
                items.stream().map(item -> raw(item, where)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, item) -> result.put(key, raw(item, where)));
                yield result;
            }
            default -> value;
        };
    }
}
