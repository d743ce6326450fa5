package dev.sentryprovision.module;

import dev.sentryprovision.host.Content;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.TemplateException;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A control machine with a folder of files, some variables, and a clock that stands still. */
public record PlainController(Path folder, Map<String, Object> variables) implements Controller {

    public static PlainController without() {
        return new PlainController(Path.of("/nowhere"), Map.of());
    }

    @Override
    public Path locate(String kind, String name) {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            throw new ProblemException(Problem.error("there is no " + name + " in " + folder));
        }
        return path;
    }

    @Override
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public Optional<byte[]> plaintext(Path path) {
        return Optional.empty();
    }

    @Override
    public Content content(Path path) {
        return Content.of(path);
    }

    @Override
    public VariableLayer variables(Path file) {
        Vault vault = new Vault(List.of(), new Redactor());
        return new VariableFiles(vault, _ -> {}).read(file, Layer.INCLUDE_VARS);
    }

    /** Templates here know one construct: a variable in braces. */
    @Override
    public String render(Path template, String written, String destination, TemplateOptions options) {
        try {
            String text = Files.readString(template, StandardCharsets.UTF_8);
            for (Map.Entry<String, Object> variable : variables.entrySet()) {
                text = text.replace(
                        "{{ " + variable.getKey() + " }}", variable.getValue().toString());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Object evaluate(String expression) {
        return Optional.ofNullable(variables.get(expression))
                .orElseThrow(() -> new TemplateException(
                        Category.UNDEFINED,
                        "'" + expression + "' is undefined",
                        SourceSpan.of("play.yml"),
                        "",
                        List.of()));
    }

    @Override
    public boolean test(Object condition) {
        return condition instanceof Boolean truth ? truth : (Boolean) evaluate(condition.toString());
    }

    @Override
    public Optional<Outcome> job(String id) {
        return Optional.empty();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    @Override
    public Optional<String> ask(String question, boolean echo) {
        return Optional.ofNullable(variables.get("the answer to '" + question.strip() + "'"))
                .map(Object::toString);
    }

    @Override
    public void sleep(Duration duration) {}

    @Override
    public void say(String text) {}

    @Override
    public void conceal(String secret) {}

    @Override
    public Optional<String> reach(Duration limit) {
        return Optional.ofNullable(variables.get("trouble")).map(Object::toString);
    }

    @Override
    public int verbosity() {
        return 0;
    }
}
