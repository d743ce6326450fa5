package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import dev.sentryprovision.yaml.YamlTag;
import dev.sentryprovision.yaml.YamlValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes values of the type a keyword wants; a value of another type is a problem and gives nothing. */
final class Expect {

    private final Problems problems;

    Expect(Problems problems) {
        this.problems = problems;
    }

    static Written written(YamlNode node) {
        return new Written(YamlValues.raw(node), place(node));
    }

    private static SourceSpan place(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.textStart() : node.where();
    }

    static boolean isNothing(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.value() == None.NONE;
    }

    static boolean isTemplate(YamlNode node) {
        return YamlValues.raw(node) instanceof TemplateText;
    }

    Optional<Written> text(String keyword, YamlNode node) {
        return node instanceof YamlScalar ? Optional.of(written(node)) : wrong(keyword, "a text", node);
    }

    Optional<Written> truth(String keyword, YamlNode node) {
        boolean right = node instanceof YamlScalar scalar
                && (isTemplate(node) || Truth.of(scalar.value()).isPresent());
        return right ? Optional.of(written(node)) : wrong(keyword, "true or false", node);
    }

    Optional<Written> number(String keyword, YamlNode node) {
        boolean right = node instanceof YamlScalar scalar
                && switch (scalar.value()) {
                    case Long _, BigInteger _, Double _ -> true;
                    case String text -> isTemplate(node) || text.strip().matches("[+-]?\\d+(\\.\\d+)?");
                    default -> false;
                };
        return right ? Optional.of(written(node)) : wrong(keyword, "a number", node);
    }

    /** A list of single values, or one for a list of one. */
    List<Written> texts(String keyword, YamlNode node) {
        return switch (node) {
            case YamlScalar _ -> List.of(written(node));
            case YamlSequence sequence -> {
                List<Written> items = new ArrayList<>();
                sequence.items().forEach(item -> textIn(keyword, item).ifPresent(items::add));
                yield items;
            }
            case YamlMapping _ -> {
                wrong(keyword, "a list or a text", node);
                yield List.of();
            }
        };
    }

    private Optional<Written> textIn(String keyword, YamlNode item) {
        return item instanceof YamlScalar && !isNothing(item)
                ? Optional.of(written(item))
                : wrong("an item of '" + keyword + "'", "", "a text", item);
    }

    /** Maps or templates, or one for a list of one. */
    List<Written> maps(String keyword, YamlNode node) {
        if (node instanceof YamlSequence sequence) {
            List<Written> items = new ArrayList<>();
            sequence.items().forEach(item -> items.addAll(maps(keyword, item)));
            return items;
        }
        if (node instanceof YamlMapping || isTemplate(node)) {
            return List.of(written(node));
        }
        wrong(keyword, "a mapping", node);
        return List.of();
    }

    Optional<YamlMapping> mapping(String keyword, YamlNode node) {
        return node instanceof YamlMapping mapping ? Optional.of(mapping) : wrong(keyword, "a mapping", node);
    }

    /** The content of a file that must be a mapping. */
    Optional<YamlMapping> content(String file, YamlNode node) {
        return node instanceof YamlMapping mapping
                ? Optional.of(mapping)
                : wrong("the file " + file, "write 'name: value' lines", "a mapping", node);
    }

    Optional<YamlSequence> sequence(String keyword, YamlNode node) {
        return node instanceof YamlSequence sequence ? Optional.of(sequence) : wrong(keyword, "a list", node);
    }

    /** Variables by name. A list of mappings is an older form of one. */
    Map<String, Written> vars(String keyword, YamlNode node) {
        Map<String, Written> vars = new LinkedHashMap<>();
        if (node instanceof YamlSequence list && list.items().stream().allMatch(YamlMapping.class::isInstance)) {
            problems.add(Problem.warning(
                    "'" + keyword + "' is a list of mappings, an old form",
                    node.where(),
                    "write one mapping: take the dashes away"));
            list.items().forEach(item -> vars.putAll(vars(keyword, item)));
            return vars;
        }
        mapping(keyword, node)
                .ifPresent(mapping -> mapping.entries().forEach(entry -> {
                    String name = entry.key().text();
                    variableName(name, entry.key().where());
                    vars.put(name, written(entry.value()));
                }));
        return vars;
    }

    /** Complains when a text cannot be the name of a variable. */
    boolean variableName(String name, SourceSpan where) {
        boolean valid = VariableName.isValid(name);
        if (!valid) {
            problems.error(
                    "'" + name + "' cannot be the name of a variable",
                    where,
                    "letters, digits and '_' only, not beginning with a digit, and no word of Python");
        }
        return valid;
    }

    <T> Optional<T> wrong(String keyword, String wanted, YamlNode node) {
        return wrong("'" + keyword + "'", "", wanted, node);
    }

    <T> Optional<T> wrong(String subject, String hint, String wanted, YamlNode node) {
        problems.error(subject + " must be " + wanted + ", and this is " + described(node), node.where(), hint);
        return Optional.empty();
    }

    private static String described(YamlNode node) {
        return node instanceof YamlScalar scalar && isShort(scalar)
                ? node.kind() + " ('" + scalar.text() + "')"
                : node.kind();
    }

    /** Short enough to be quoted in a message, and nothing secret. */
    private static boolean isShort(YamlScalar scalar) {
        return scalar.tag() == YamlTag.NONE
                && !isNothing(scalar)
                && scalar.text().length() <= 40
                && !scalar.text().contains("\n");
    }
}
