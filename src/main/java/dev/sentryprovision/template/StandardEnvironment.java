package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.expression.Environment;
import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.expression.Rendering;
import dev.sentryprovision.template.filter.Filters;
import dev.sentryprovision.template.function.Functions;
import dev.sentryprovision.template.lookup.Lookups;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.template.statement.Places;
import dev.sentryprovision.template.statement.Template;
import dev.sentryprovision.template.test.Checks;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** All filters, tests, lookups and functions there are, and the texts of the run. */
final class StandardEnvironment implements Environment {

    private final TemplateSettings settings;
    private final Parsed parsed;
    private final Registry<Filter> filters = Filters.registry();
    private final Registry<Check> tests = Checks.registry();
    private final Registry<Lookup> lookups = Lookups.registry();

    StandardEnvironment(TemplateSettings settings, Parsed parsed) {
        this.settings = settings;
        this.parsed = parsed;
    }

    @Override
    public Optional<Filter> filter(String name) {
        return filters.find(name);
    }

    @Override
    public Optional<Check> test(String name) {
        return tests.find(name);
    }

    @Override
    public Optional<Lookup> lookup(String name) {
        return lookups.find(name);
    }

    @Override
    public Optional<Object> global(String name, Frame frame) {
        return Functions.find(name, frame);
    }

    @Override
    public Set<String> filterNames() {
        return filters.names();
    }

    @Override
    public Set<String> testNames() {
        return tests.names();
    }

    @Override
    public Set<String> lookupNames() {
        return lookups.names();
    }

    @Override
    public Set<String> globalNames() {
        return Functions.NAMES;
    }

    @Override
    public Object render(TemplateText text, Rendering rendering) {
        Template template = parsed.value(text.text(), text.where());
        try {
            Object value = template.render(new Frame(rendering));
            return switch (value) {
                case Undefined undefined -> located(undefined, template, text, rendering.labels());
                case String result -> TrailingNewlines.keep(text.text(), result, "\n");
                default -> value;
            };
        } catch (Failure e) {
            throw Places.exception(e, template.source(), text.where(), rendering.labels());
        }
    }

    /** Whoever uses the value later learns where it came from. */
    private static Undefined located(Undefined undefined, Template template, TemplateText text, List<String> chain) {
        return new Undefined(() -> undefined.failure() instanceof Failure failure
                ? Places.exception(failure, template.source(), text.where(), chain)
                : undefined.failure());
    }

    @Override
    public String renderFile(String text, SourceSpan source, FileTemplateOptions options, TemplateScope scope) {
        TemplateHeader header = TemplateHeader.read(text, source, options);
        SourceSpan start = SourceSpan.at(source.source(), 1 + header.lines(), 1);
        Template template = parsed.file(start, header.rest(), header.options());
        String result = (String) template.render(new Frame(new Rendering(this, scope)));
        return TrailingNewlines.keep(header.rest(), result, header.options().newlineSequence());
    }

    @Override
    public Variables aboutFile(String written, Path file, Optional<String> destination) {
        return new AboutFile(written, file, destination, settings.clock(), settings.managed());
    }

    @Override
    public Template load(String name, Template by, TemplateScope scope) {
        TemplateFile file = TemplateFile.find(name, scope);
        return parsed.included(SourceSpan.at(file.path().toString(), 1, 1), file.text(), by);
    }

    @Override
    public Object finished(Object value) {
        return Finished.of(value);
    }

    @Override
    public String decrypt(EncryptedText text) {
        return settings.decryptor().apply(text);
    }

    @Override
    public TextMode textMode() {
        return settings.textMode();
    }

    @Override
    public InstantSource clock() {
        return settings.clock();
    }

    @Override
    public HostMatcher hosts() {
        return settings.hosts();
    }

    @Override
    public RandomGenerator random() {
        return settings.random();
    }
}
