package dev.sentryprovision.template.expression;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.template.HostMatcher;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.TextMode;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.template.statement.Template;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What expressions can call upon. */
public interface Environment {

    Optional<Filter> filter(String name);

    Optional<Check> test(String name);

    /** A function or constant that every template sees unless a variable hides it. */
    Optional<Object> global(String name, Frame frame);

    Set<String> filterNames();

    Set<String> testNames();

    Set<String> globalNames();

    /** Renders the text of a variable, for its value. */
    Object render(TemplateText text, Rendering rendering);

    String decrypt(EncryptedText text);

    /** The template file of this name on the search path, read the way the template that asks for it was read. */
    Template load(String name, Template by, TemplateScope scope);

    Optional<Lookup> lookup(String name);

    Set<String> lookupNames();

    /** Renders the text of a template file, its header line honoured. */
    String renderFile(String text, SourceSpan source, FileTemplateOptions options, TemplateScope scope);

    /** The variables of a template file itself: {@code written} names it in the task, the result goes to a destination. */
    Variables aboutFile(String written, Path file, Optional<String> destination);

    /** A value without anything lazy in it. */
    Object finished(Object value);

    TextMode textMode();

    InstantSource clock();

    RandomGenerator random();

    HostMatcher hosts();
}
