package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.VariableLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The control machine as a module of one task sees it. */
final class TaskController implements Controller {

    private final TaskAtHost at;
    private final RunContext run;

    TaskController(TaskAtHost at) {
        this.at = at;
        this.run = at.run();
    }

    @Override
    public Path locate(String folder, String name) {
        Path taskFile = Path.of(at.task().where().source());
        return SearchPath.of(at.frame(), taskFile, at.play().folder()).find(folder, name);
    }

    @Override
    public Path resolve(String path) {
        Path given = Path.of(path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path);
        return at.play().folder().resolve(given).normalize();
    }

    @Override
    public Optional<byte[]> plaintext(Path path) {
        return run.plainFiles().plaintext(path);
    }

    @Override
    public Content content(Path path) {
        return run.plainFiles().content(path);
    }

    @Override
    public VariableLayer variables(Path file) {
        return run.variableFiles().read(file, Layer.INCLUDE_VARS);
    }

    @Override
    public String render(Path template, String written, String destination, TemplateOptions options) {
        byte[] bytes = plaintext(template).orElseGet(() -> allOf(template));
        TaskScope inside = at.scope().with(run.templates().aboutFile(written, template, destination));
        return run.templates()
                .renderFile(
                        new String(bytes, StandardCharsets.UTF_8),
                        SourceSpan.of(template.toString()),
                        fileOptions(options),
                        inside.templateScope());
    }

    @Override
    public Object evaluate(String expression) {
        return run.templates()
                .evaluate(expression, at.task().where(), at.scope().templateScope());
    }

    @Override
    public boolean test(Object condition) {
        return run.templates().test(condition, at.task().where(), at.scope().templateScope());
    }

    @Override
    public Optional<Outcome> job(String id) {
        return run.jobs().find(id);
    }

    @Override
    public Instant now() {
        return run.clock().instant();
    }

    @Override
    public Optional<String> ask(String question, boolean echo) {
        return run.questions().ask(question, echo);
    }

    @Override
    public void conceal(String secret) {
        run.secrets().add(secret);
    }

    @Override
    public void say(String text) {
        run.events().accept(new Event.Notice(text));
    }

    @Override
    public Optional<String> reach(Duration limit) {
        return new Reach(at).tryFor(limit);
    }

    @Override
    public void sleep(Duration duration) {
        Pauses.sleep(duration, run.stop());
    }

    @Override
    public int verbosity() {
        return run.options().verbosity();
    }

    private static FileTemplateOptions fileOptions(TemplateOptions options) {
        Map<String, String> marks = options.markers();
        FileTemplateOptions standard = FileTemplateOptions.STANDARD;
        return standard.withTrimBlocks(options.trimBlocks())
                .withLstripBlocks(options.lstripBlocks())
                .withNewlineSequence(options.newline())
                .withBlock(
                        marks.getOrDefault(
                                "block_start_string", standard.block().start()),
                        marks.getOrDefault("block_end_string", standard.block().end()))
                .withVariable(
                        marks.getOrDefault(
                                "variable_start_string", standard.variable().start()),
                        marks.getOrDefault(
                                "variable_end_string", standard.variable().end()))
                .withComment(
                        marks.getOrDefault(
                                "comment_start_string", standard.comment().start()),
                        marks.getOrDefault(
                                "comment_end_string", standard.comment().end()));
    }

    private static byte[] allOf(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
