package dev.sentryprovision.config;

import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings in force, besides what the command line says. Immutable. */
public final class Configuration {

    private final Map<Setting, Said> said;
    private final List<String> withoutMeaning;
    private final List<Problem> warnings;
    private final Path here;
    private final Map<String, String> environment;

    Configuration(
            Map<Setting, Said> said,
            List<String> withoutMeaning,
            List<Problem> warnings,
            Path here,
            Map<String, String> environment) {
        this.said = Map.copyOf(said);
        this.withoutMeaning = List.copyOf(withoutMeaning);
        this.warnings = List.copyOf(warnings);
        this.here = here;
        this.environment = environment;
    }

    /**
     * Reads the file and the variables.
     *
     * @param here the current folder
     * @throws dev.sentryprovision.problem.ProblemException with all values that cannot be taken
     */
    public static Configuration read(Map<String, String> environment, Path here) {
        Problems problems = new Problems();
        Configuration configuration = new ConfigurationReader(environment, here, problems).read();
        problems.throwIfErrors();
        return configuration;
    }

    /** Nothing said. */
    public static Configuration standard() {
        return new Configuration(Map.of(), List.of(), List.of(), Path.of("").toAbsolutePath(), Map.of());
    }

    /** Keys and variables of Ansible that mean nothing here, each with its place. */
    public List<String> withoutMeaning() {
        return withoutMeaning;
    }

    public List<Problem> warnings() {
        return warnings;
    }

    /** Who says it and where; nothing when the default holds. */
    public Optional<Said> said(Setting setting) {
        return Optional.ofNullable(said.get(setting));
    }

    /** What was said, not the default. */
    public Optional<String> text(Setting setting) {
        return said(setting).map(Said::text);
    }

    public String textOrDefault(Setting setting) {
        return text(setting).orElse(setting.standard());
    }

    public Optional<Boolean> flag(Setting setting) {
        return text(setting).flatMap(Truth::of);
    }

    public boolean isOn(Setting setting) {
        return Truth.of(textOrDefault(setting), setting.name());
    }

    public Optional<Integer> number(Setting setting) {
        return text(setting).map(Integer::valueOf);
    }

    /** Those of the default when nothing was said. */
    public List<String> words(Setting setting) {
        return Stream.of(textOrDefault(setting).split("[,\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    public Optional<Path> path(Setting setting) {
        return said(setting).map(found -> Paths.resolve(found.text(), found.folder(), here, environment));
    }

    /** Those of the default when nothing was said. */
    public List<Path> folders(Setting setting) {
        Path folder = said(setting).map(Said::folder).orElse(here);
        return Stream.of(textOrDefault(setting).split(":"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> Paths.resolve(text, folder, here, environment))
                .distinct()
                .toList();
    }

    /** Files as paths; names of hosts, which no file has, as {@code -i} takes them: with a comma. */
    public List<String> sources(Setting setting) {
        return said(setting).stream()
                .flatMap(found -> Stream.of(found.text().split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> source(text, found)))
                .toList();
    }

    private String source(String text, Said found) {
        Path path = Paths.resolve(text, found.folder(), here, environment);
        boolean host = found.text().contains(",") && !text.contains("/") && !Files.exists(path);
        return host ? text + "," : path.toString();
    }
}
