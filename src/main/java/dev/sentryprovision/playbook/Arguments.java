package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.KeyValues;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import dev.sentryprovision.yaml.YamlTag;
import dev.sentryprovision.yaml.YamlValues;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of one module, as a mapping or as text. */
final class Arguments {

    /** The name under which free text can be given as an argument. */
    static final String RAW = "_raw_params";

    private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no");

    private final String written;
    private final String name;
    private final SourceSpan where;
    private final Problems problems;

    Arguments(String written, SourceSpan where, Problems problems) {
        this.written = written;
        this.name = ModuleName.shortened(written);
        this.where = where;
        this.problems = problems;
    }

    ModuleCall call(YamlNode node) {
        return switch (node) {
            case YamlMapping mapping -> fromMapping(mapping);
            case YamlScalar scalar
            when scalar.value() == None.NONE -> call(Map.of(), Optional.empty(), Optional.empty());
            case YamlScalar scalar when scalar.value() instanceof String text -> fromText(scalar, text, 0);
            case YamlNode other -> {
                new Expect(problems).wrong("arguments of '" + written + "'", hint(), "a mapping or a text", other);
                yield call(Map.of(), Optional.empty(), Optional.empty());
            }
        };
    }

    private String hint() {
        return name.equals("command") ? "write a list of words as 'argv'" : "";
    }

    private ModuleCall fromMapping(YamlMapping mapping) {
        Map<String, Written> args = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> args.put(entry.key().text(), argument(entry)));
        Optional<Written> text = Optional.ofNullable(args.remove(RAW));
        return call(args, text, Optional.empty());
    }

    /**
     * Reads text arguments.
     *
     * @param scalar where the text comes from
     * @param text   the part of it that holds the arguments
     * @param offset where in the scalar that part begins
     */
    ModuleCall fromText(YamlScalar scalar, String text, int offset) {
        try {
            return fromText(
                    scalar,
                    ModuleName.takesCommandLine(name) ? KeyValues.ofCommandLine(text) : KeyValues.of(text),
                    offset);
        } catch (IllegalArgumentException e) {
            problems.error(
                    "the arguments of '" + written + "' cannot be split: " + e.getMessage(),
                    scalar.textStart(),
                    "close it, or write the arguments as a mapping");
            return call(Map.of(), Optional.empty(), Optional.empty());
        }
    }

    private ModuleCall fromText(YamlScalar scalar, KeyValues parsed, int offset) {
        Map<String, Written> args = new LinkedHashMap<>();
        parsed.options().forEach((key, value) -> {
            SourceSpan place = place(scalar, offset + parsed.starts().get(key));
            args.put(
                    key, new Written(isFlagOfSetFact(value) ? Truth.of(value, key) : raw(scalar, value, place), place));
        });
        String rest = parsed.rest();
        if (rest.isBlank()) {
            return call(args, Optional.empty(), Optional.empty());
        }
        Written text = new Written(raw(scalar, rest, scalar.textStart()), scalar.textStart());
        boolean named = !TemplateText.isTemplate(name);
        if (named && text.raw() instanceof TemplateText && ModuleName.takesArguments(name)) {
            return call(args, Optional.empty(), Optional.of(text));
        }
        if (!named || ModuleName.takesFreeText(name)) {
            return call(args, Optional.of(text), Optional.empty());
        }
        problems.error(
                "'" + written + "' takes no free text, and '" + rest.strip() + "' is not key=value",
                scalar.textStart(),
                "write its arguments as a mapping below it");
        return call(args, Optional.empty(), Optional.empty());
    }

    /** Conditions in a list keep their places, which plain texts in a list have not. */
    private Written argument(YamlMapping.Entry entry) {
        Written written = Expect.written(entry.value());
        boolean conditions = name.equals("assert") && entry.key().text().equals("that");
        return conditions && entry.value() instanceof YamlSequence list
                ? new Written(list.items().stream().map(Arguments::condition).toList(), written.where())
                : written;
    }

    private static Object condition(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.value() instanceof String text
                ? new TemplateText(text, scalar.textStart())
                : YamlValues.raw(node);
    }

    /** In a line of text there is no other way to write a boolean. */
    private boolean isFlagOfSetFact(String value) {
        return name.equals("set_fact") && FLAGS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static Object raw(YamlScalar scalar, String text, SourceSpan place) {
        return scalar.tag() == YamlTag.UNSAFE ? text : TemplateText.rawValue(text, place);
    }

    private static SourceSpan place(YamlScalar scalar, int index) {
        SourceSpan start = scalar.textStart();
        if (scalar.style() == YamlScalar.Style.BLOCK) {
            return start.within(scalar.text(), index);
        }
        return start.length() == 0 ? start : SourceSpan.at(start.source(), start.line(), start.column() + index);
    }

    private ModuleCall call(Map<String, Written> args, Optional<Written> freeForm, Optional<Written> whole) {
        return new ModuleCall(written, name, args, freeForm, whole, where);
    }
}
