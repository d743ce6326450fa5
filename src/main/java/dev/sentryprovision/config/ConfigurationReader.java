package dev.sentryprovision.config;

import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads settings: variables win over the file, and every value is looked at before anything begins. */
final class ConfigurationReader {

    /** Sections whose keys are all known; others belong to plugins. */
    private static final Set<String> OF_CORE =
            Set.of("defaults", "inventory", "privilege_escalation", "ssh_connection", "tags", "diff");

    private final Map<String, String> environment;
    private final Path here;
    private final Problems problems;
    private final Map<Setting, Said> said = new EnumMap<>(Setting.class);
    private final List<String> withoutMeaning = new ArrayList<>();
    private final KnownNames names = KnownNames.read();

    ConfigurationReader(Map<String, String> environment, Path here, Problems problems) {
        this.environment = environment;
        this.here = here;
        this.problems = problems;
    }

    Configuration read() {
        ConfigFile file = new ConfigFile(environment, here, problems);
        file.find().ifPresent(found -> readFile(file, found));
        readVariables();
        said.forEach(this::check);
        List<Problem> warnings = problems.all().stream()
                .filter(problem -> problem.severity() == Problem.Severity.WARNING)
                .toList();
        return new Configuration(said, withoutMeaning, warnings, here, environment);
    }

    private void readFile(ConfigFile file, Path path) {
        List<IniEntry> entries = file.entries(path);
        Path folder = path.toAbsolutePath().getParent();
        Path base = folder == null ? here : folder;
        for (Setting setting : Setting.values()) {
            for (String key : setting.keys()) {
                entries.stream()
                        .filter(entry ->
                                entry.key().equals(key) && !entry.value().isBlank())
                        .forEach(entry -> said.put(setting, new Said(key, entry.value(), entry.where(), base)));
            }
        }
        entries.stream().filter(entry -> !names.isSetting(entry.key())).forEach(this::passOver);
    }

    private void passOver(IniEntry entry) {
        if (OF_CORE.contains(entry.section()) && !names.isOfAnsible(entry.key())) {
            String hint = Nearest.hint(entry.name(), names.keysOf(entry.section()));
            problems.add(Problem.warning(
                    "there is no setting '" + entry.name() + "' in [" + entry.section() + "]",
                    entry.where(),
                    hint.isEmpty() ? "it is passed over" : hint));
        } else {
            withoutMeaning.add("[" + entry.section() + "] " + entry.name() + " (" + entry.where() + ")");
        }
    }

    private void readVariables() {
        for (Setting setting : Setting.values()) {
            for (String name : setting.variables()) {
                Optional.ofNullable(environment.get(name))
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> said.put(setting, new Said(name, text.strip(), ofVariable(name), here)));
            }
        }
        environment.keySet().stream().filter(names::isOfAnsible).sorted().forEach(withoutMeaning::add);
    }

    private static SourceSpan ofVariable(String name) {
        return SourceSpan.of("environment variable " + name);
    }

    private void check(Setting setting, Said value) {
        Optional<String> wanted = switch (setting.type()) {
            case FLAG -> Truth.of(value.text()).isPresent() ? Optional.empty() : Optional.of("yes or no");
            case NUMBER -> value.text().matches("\\d{1,9}") ? Optional.empty() : Optional.of("a number");
            case TEXT, WORDS, PATH, FOLDERS, SOURCES -> Optional.empty();
        };
        if (wanted.isPresent()) {
            problems.error(name(value) + " must be " + wanted.get() + ", not '" + value.text() + "'", value.where());
        } else if (!isChoice(setting, value.text())) {
            problems.error(
                    name(value) + " cannot be '" + value.text() + "' here",
                    value.where(),
                    Stream.of(
                                    Nearest.hint(value.text(), setting.choices()),
                                    "leave it out, or set it to one of: " + String.join(", ", setting.choices()))
                            .filter(hint -> !hint.isEmpty())
                            .findFirst()
                            .orElseThrow());
        }
    }

    private static boolean isChoice(Setting setting, String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return setting.choices().isEmpty() || setting.choices().contains(plain);
    }

    private static String name(Said value) {
        return value.name().substring(value.name().indexOf('.') + 1);
    }
}
