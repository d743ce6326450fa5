package dev.sentryprovision.cli;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.report.AnsibleJson;
import dev.sentryprovision.template.TemplateException;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.template.UnknownValueException;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Evaluates templates for scripts: on each line of standard input a JSON object with {@code template} (any value) or
 * {@code when}, and with {@code vars} (an object) or {@code vars_yaml} (a text), and {@code dir} (where files are looked
 * for); for each a line with {@code result}, or with {@code error} and its {@code message}.
 */
final class EvalRequests {

    private static final Set<String> KEYS = Set.of("template", "when", "vars", "vars_yaml", "dir");

    private final Surroundings surroundings;
    private final Templates templates;

    EvalRequests(Surroundings surroundings, Templates templates) {
        this.surroundings = surroundings;
        this.templates = templates;
    }

    void answerAll() {
        try {
            int number = 0;
            for (String line = surroundings.in().readLine();
                    line != null;
                    line = surroundings.in().readLine()) {
                number++;
                if (!line.isBlank()) {
                    Object answer = surroundings.redactor().redactValue(answer(line, "line " + number));
                    surroundings.out().println(AnsibleJson.line(answer));
                    surroundings.out().flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> answer(String line, String source) {
        try {
            return Map.of("result", result(read(line, source), source));
        } catch (ProblemException e) {
            return error(e.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        } catch (TemplateException | UnknownValueException e) {
            return error(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return error(
                    "this is a bug in " + Application.NAME + " (" + e.getClass().getSimpleName() + ")"
                            + new BugLog(surroundings)
                                    .write(e)
                                    .map(log -> "; its trace is in " + log)
                                    .orElse(""));
        }
    }

    private static Map<String, Object> error(String message) {
        return Map.of("error", Map.of("message", message));
    }

    private Object result(YamlNode node, String source) {
        if (!(node instanceof YamlMapping request)) {
            throw mistake("a request is a JSON object");
        }
        Map<String, YamlNode> given = entries(request);
        given.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw mistake("a request has no '" + key + "'");
        });
        TemplateScope scope = scope(given, source);
        if (given.containsKey("template") == given.containsKey("when")) {
            throw mistake("a request has either 'template' or 'when'");
        }
        return given.containsKey("when")
                ? templates.test(
                        YamlValues.raw(given.get("when")), given.get("when").where(), scope)
                : templates.render(YamlValues.raw(given.get("template")), scope);
    }

    private TemplateScope scope(Map<String, YamlNode> given, String source) {
        Optional<YamlNode> variables = given.containsKey("vars_yaml")
                ? Optional.of(read(text(given.get("vars_yaml")), source + " vars_yaml"))
                : Optional.ofNullable(given.get("vars"));
        Map<String, Object> values = new LinkedHashMap<>();
        variables.ifPresent(node -> {
            if (!(YamlValues.raw(node) instanceof Map<?, ?> map)) {
                throw mistake("variables are an object");
            }
            map.forEach((name, value) -> values.put(name.toString(), value));
        });
        Path folder = given.containsKey("dir")
                ? surroundings.workingDirectory().resolve(text(given.get("dir")))
                : surroundings.workingDirectory();
        VariableLayer layer = VariableLayer.of(Layer.EXTRA_VARS, values, SourceSpan.of(source));
        return new TemplateScope(LayeredVariables.EMPTY.with(layer), List.<Path>of(folder), surroundings.environment());
    }

    private static Map<String, YamlNode> entries(YamlMapping mapping) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry.value()));
        return entries;
    }

    private static YamlNode read(String text, String source) {
        Problems problems = new Problems();
        Optional<YamlNode> node = new YamlReader(problems).read(text, source);
        problems.throwIfErrors();
        return node.orElseThrow(() -> mistake("nothing could be read"));
    }

    private static String text(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            throw mistake("'dir' and 'vars_yaml' are texts");
        }
        return scalar.text();
    }

    private static ProblemException mistake(String message) {
        return new ProblemException(Problem.error(message));
    }
}
