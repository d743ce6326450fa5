package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.KeyValues;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlMapping.Entry;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a task does: {@code module: …}, {@code action: …} or {@code local_action: …}, and {@code args}. */
final class ActionParser {

    private final Fields fields;
    private final Level level;
    private final ModuleNames modules;
    private final Problems problems;

    ActionParser(Fields fields, Level level, ModuleNames modules, Problems problems) {
        this.fields = fields;
        this.level = level;
        this.modules = modules;
        this.problems = problems;
    }

    Optional<ModuleCall> parse() {
        Optional<YamlNode> more = fields.take("args");
        return new ActionFinder(fields, level, modules, problems)
                .find()
                .flatMap(this::call)
                .map(call -> more.map(node -> withArgs(call, node)).orElse(call));
    }

    private Optional<ModuleCall> call(Entry entry) {
        String key = entry.key().text();
        fields.take(key);
        SourceSpan where = entry.key().where();
        if (!key.equals("action") && !key.equals("local_action")) {
            return Optional.of(new Arguments(key, where, problems).call(entry.value()));
        }
        return switch (entry.value()) {
            case YamlMapping mapping -> fromMapping(key, mapping);
            case YamlScalar scalar
            when scalar.value() instanceof String text && !text.isBlank() -> Optional.of(fromText(scalar));
            case YamlNode other -> fields.expect().wrong(key, "a module and its arguments", other);
        };
    }

    /** {@code action: {module: copy, src: a}}. */
    private Optional<ModuleCall> fromMapping(String key, YamlMapping mapping) {
        Optional<YamlScalar> module =
                mapping.get("module").filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
        if (module.isEmpty()) {
            problems.error("'" + key + "' names no module", mapping.where(), "add 'module: name' to it");
            return Optional.empty();
        }
        YamlMapping rest = new YamlMapping(
                mapping.entries().stream()
                        .filter(entry -> !entry.key().text().equals("module"))
                        .toList(),
                mapping.tag(),
                mapping.where());
        ModuleCall inText = fromText(module.get());
        return Optional.of(merged(
                inText,
                new Arguments(inText.written(), inText.where(), problems)
                        .call(rest)
                        .args()));
    }

    /** {@code action: copy src=a dest=b}. */
    private ModuleCall fromText(YamlScalar scalar) {
        String text = scalar.text();
        int end = KeyValues.endOfFirstWord(text);
        Arguments arguments = new Arguments(text.substring(0, end).strip(), scalar.where(), problems);
        return arguments.fromText(scalar, text.substring(end), end);
    }

    private ModuleCall withArgs(ModuleCall call, YamlNode node) {
        if (Expect.isTemplate(node)) {
            return new ModuleCall(
                    call.written(),
                    call.name(),
                    call.args(),
                    call.freeForm(),
                    Optional.of(Expect.written(node)),
                    call.where());
        }
        Map<String, Written> more = new LinkedHashMap<>();
        fields.expect()
                .mapping("args", node)
                .ifPresent(mapping -> mapping.entries()
                        .forEach(entry -> more.put(entry.key().text(), Expect.written(entry.value()))));
        return merged(call, more);
    }

    /** What stands with the module wins over what stands in {@code args}. */
    private static ModuleCall merged(ModuleCall call, Map<String, Written> more) {
        Map<String, Written> args = new LinkedHashMap<>(more);
        args.putAll(call.args());
        Optional<Written> text = Optional.ofNullable(args.remove(Arguments.RAW));
        return new ModuleCall(
                call.written(), call.name(), args, call.freeForm().or(() -> text), call.wholeArgs(), call.where());
    }
}
