package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how a play goes about its hosts. */
final class PlaySettingsParser {

    private static final List<String> STRATEGIES = List.of("linear", "free", "host_pinned");
    private static final List<String> ORDERS =
            List.of("inventory", "reverse_inventory", "sorted", "reverse_sorted", "shuffle");

    private final Fields fields;
    private final Problems problems;

    PlaySettingsParser(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    PlaySettings parse() {
        return new PlaySettings(
                fields.truth("gather_facts"),
                gatherSubset(),
                fields.number("gather_timeout"),
                fields.text("fact_path"),
                serial(),
                oneOf("strategy", STRATEGIES),
                oneOf("order", ORDERS),
                percentage("max_fail_percentage"),
                fields.truth("force_handlers"));
    }

    private Optional<Written> gatherSubset() {
        Optional<YamlNode> node = fields.take("gather_subset");
        node.ifPresent(value -> {
            var _ = fields.expect().texts("gather_subset", value);
        });
        return node.map(Expect::written);
    }

    private Optional<Written> percentage(String keyword) {
        return fields.take(keyword)
                .flatMap(node -> isShare(Expect.written(node).raw())
                        ? Optional.of(Expect.written(node))
                        : fields.expect().wrong(keyword, "a number or a percentage", node));
    }

    private List<Written> serial() {
        return fields.take("serial").stream()
                .flatMap(node -> node instanceof YamlSequence sequence ? sequence.items().stream() : Stream.of(node))
                .flatMap(item -> batch(item).stream())
                .toList();
    }

    private Optional<Written> batch(YamlNode item) {
        Written written = Expect.written(item);
        return isShare(written.raw())
                ? Optional.of(written)
                : fields.expect().wrong("serial", "a number, a percentage or a list of them", item);
    }

    /** A number of hosts or a percentage of them, or a template that gives one. */
    private static boolean isShare(Object raw) {
        return switch (raw) {
            case Long number -> number >= 0;
            case Double number -> number >= 0;
            case TemplateText _ -> true;
            case String text -> text.strip().matches("\\d+(\\.\\d+)?%?");
            default -> false;
        };
    }

    private Optional<Written> oneOf(String keyword, List<String> known) {
        Optional<Written> written = fields.text(keyword);
        written.filter(value -> !(value.raw() instanceof TemplateText))
                .filter(value -> !known.contains(shortName(value.text())))
                .ifPresent(value -> {
                    String near = Nearest.hint(value.text(), known);
                    problems.error(
                            "unknown " + keyword + " '" + value.text() + "'",
                            value.where(),
                            near.isEmpty() ? "known are " + String.join(", ", known) : near);
                });
        return written;
    }

    private static String shortName(String name) {
        return ModuleName.shortened(name);
    }
}
