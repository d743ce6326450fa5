package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** Reads {@code vars_prompt}. */
final class VarsPromptParser {

    private final Fields play;
    private final Problems problems;

    VarsPromptParser(Fields play, Problems problems) {
        this.play = play;
        this.problems = problems;
    }

    List<VarsPrompt> parse() {
        return play
                .take("vars_prompt")
                .map(node -> node instanceof YamlSequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .flatMap(item -> prompt(item).stream())
                .toList();
    }

    private Optional<VarsPrompt> prompt(YamlNode node) {
        return node instanceof YamlMapping mapping
                ? prompt(new Fields(mapping, problems))
                : play.expect().wrong("an entry of 'vars_prompt'", "write '- name: variable'", "a mapping", node);
    }

    private Optional<VarsPrompt> prompt(Fields fields) {
        Optional<Written> name = fields.text("name");
        VarsPrompt prompt = new VarsPrompt(
                name.map(Written::text).orElse(""),
                fields.text("prompt"),
                fields.take("default").map(Expect::written),
                fields.plainTruth("private", true),
                fields.plainTruth("confirm", false),
                fields.plainTruth("unsafe", false),
                fields.text("encrypt").map(Written::text),
                fields.text("salt"),
                fields.number("salt_size"),
                fields.where());
        fields.rejectRest(Level.VARS_PROMPT);
        if (name.isEmpty()) {
            problems.error("this entry of vars_prompt names no variable", fields.where(), "add 'name: variable'");
        }
        return name.filter(written -> fields.expect().variableName(written.text(), written.where()))
                .map(_ -> prompt);
    }
}
