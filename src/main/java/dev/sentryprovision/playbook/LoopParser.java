package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** Reads {@code loop}, {@code with_…} and {@code loop_control}. */
final class LoopParser {

    private static final String WITH = "with_";

    private final Fields fields;
    private final Problems problems;

    LoopParser(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    Optional<Loop> parse() {
        LoopControl control = control();
        List<YamlMapping.Entry> withs = fields.mapping().entries().stream()
                .filter(entry -> entry.key().text().startsWith(WITH))
                .toList();
        boolean twice = withs.size() + (fields.has("loop") ? 1 : 0) > 1;
        if (twice) {
            problems.error(
                    "a task has one loop, and this one has several",
                    withs.getLast().key().where(),
                    "put one of them into an include_tasks, or combine the lists");
        }
        Optional<Loop> with =
                withs.stream().map(entry -> lookup(entry, control)).reduce((_, last) -> last);
        Optional<Loop> loop = fields.take("loop").flatMap(node -> loop(node, control));
        if (with.isEmpty() && !fields.has("loop") && fields.has("loop_control")) {
            problems.add(Problem.warning(
                    "'loop_control' without a loop has no effect", fields.whereIs("loop_control"), "add 'loop'"));
        }
        return loop.or(() -> with);
    }

    private Optional<Loop> loop(YamlNode node, LoopControl control) {
        return node instanceof YamlSequence || Expect.isTemplate(node)
                ? Optional.of(new Loop(Optional.empty(), Expect.written(node), control))
                : fields.expect().wrong("'loop'", hint(node), "a list or a template that gives one", node);
    }

    private static String hint(YamlNode node) {
        return node instanceof YamlMapping
                ? "to loop over a mapping, write loop: \"{{ name_of_it | dict2items }}\""
                : "to loop over a variable, write loop: \"{{ name_of_it }}\"";
    }

    private Loop lookup(YamlMapping.Entry entry, LoopControl control) {
        String name = entry.key().text();
        fields.take(name);
        if (Expect.isNothing(entry.value())) {
            problems.error(
                    "'" + name + "' has nothing to loop over", entry.key().where());
        }
        return new Loop(Optional.of(name.substring(WITH.length())), Expect.written(entry.value()), control);
    }

    private LoopControl control() {
        return fields.take("loop_control")
                .flatMap(node -> fields.expect().mapping("loop_control", node))
                .map(mapping -> control(new Fields(mapping, problems)))
                .orElse(LoopControl.NONE);
    }

    private LoopControl control(Fields control) {
        LoopControl result = new LoopControl(
                variable(control, "loop_var"),
                variable(control, "index_var"),
                control.text("label"),
                control.number("pause"),
                control.truth("extended"),
                control.truth("extended_allitems"),
                KeywordsParser.conditions(control, "break_when"));
        control.rejectRest(Level.LOOP_CONTROL);
        return result;
    }

    private Optional<Written> variable(Fields control, String name) {
        return control.text(name)
                .filter(written -> !(written.raw() instanceof String text)
                        || control.expect().variableName(text, written.where()));
    }
}
