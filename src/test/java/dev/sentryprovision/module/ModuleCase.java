package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A case of a module as a file of {@code src/test/resources/modules} gives it:
 *
 * <pre>
 * - name: what it shows
 *   args: the module's arguments, or text for its free form
 *   before: path -> content, or {content, mode, owner, group}, or {directory, link, ...}; ends in / for a directory
 *   local: files of the control machine, name -> content
 *   answers: script -> output of a query, or {status, out, err}
 *   runs: script -> the same of a command that changes something
 *   changes: lines, one for each change
 *   predicted: what a dry run says instead: where a real machine refuses what it cannot foresee, or what it foretells to fail
 *   after: path -> content, or "directory 0755 root:root", or "absent"
 *   result: keys that the result must have, with these values; files.0.path is a value in a list in the result
 *   fails: a part of the failure's message
 *   warns: a part of a warning
 *   again: changes (when a second run changes something as well)
 *   trips: round trips of a second run (1 unless given)
 *   only: memory (when a real machine cannot be put into the state before), real, debian (12 and 13), debian12, debian13, busybox, rpm,
 *     firewall (the real ufw and firewalld)
 *   setup: a script for a real machine, run before
 *   check: script -> what it prints afterwards on a real machine
 * </pre>
 */
record ModuleCase(String file, Map<String, Object> fields) {

    static final Path FOLDER = Path.of("src/test/resources/modules");

    static Stream<ModuleCase> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> file.getFileName()
                            .toString()
                            .replace(".yml", "")
                            .matches(System.getProperty("cases", ".*")))
                    .sorted()
                    .flatMap(ModuleCase::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ModuleCase> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Map<String, Object>> cases = new Yaml().load(in);
            return cases.stream()
                    .map(fields -> new ModuleCase(file.getFileName().toString(), fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String module() {
        return (String) fields.getOrDefault("module", file.replace(".yml", ""));
    }

    String name() {
        return module() + ": " + fields.get("name");
    }

    Map<String, Object> arguments() {
        Object args = fields.getOrDefault("args", Map.of());
        return args instanceof String text ? Map.of(ModuleType.FREE_FORM, text) : map(longs(args));
    }

    Map<String, Object> map(String field) {
        return map(longs(fields.getOrDefault(field, Map.of())));
    }

    List<String> changes() {
        List<String> result = new ArrayList<>();
        ((List<?>) fields.getOrDefault("changes", List.of())).forEach(item -> result.add((String) item));
        return result;
    }

    List<String> predicted() {
        return fields.containsKey("predicted")
                ? ((List<?>) fields.get("predicted"))
                        .stream().map(String.class::cast).toList()
                : changes();
    }

    List<PathBefore> before() {
        List<PathBefore> result = new ArrayList<>();
        map("before").forEach((path, state) -> result.add(PathBefore.of(path, state)));
        return result;
    }

    /** Puts the case's files of the control machine into a folder of their own. */
    Path localFiles(Path temporary) {
        try {
            Path folder = Files.createTempDirectory(temporary, "local");
            for (Map.Entry<String, Object> file : map("local").entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, (String) file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertOutcome(Outcome outcome) {
        if (fails().isPresent()) {
            assertThat(outcome.kind()).as("%s: %s", name(), outcome).isEqualTo(Outcome.Kind.FAILED);
            assertThat(outcome.values().get("msg").toString()).contains(fails().get());
        } else {
            assertThat(outcome.kind()).as("%s: %s", name(), outcome).isNotEqualTo(Outcome.Kind.FAILED);
        }
        Optional.ofNullable((String) fields.get("warns"))
                .ifPresent(warning -> assertThat(outcome.warnings())
                        .anySatisfy(each -> assertThat(each).contains(warning)));
        map("result")
                .forEach((key, value) -> assertThat(at(outcome.values(), key))
                        .as("%s: %s of %s", name(), key, outcome)
                        .isEqualTo(Optional.of(value)));
    }

    private static Optional<Object> at(Object values, String key) {
        if (values instanceof Map<?, ?> map && map.containsKey(key)) {
            return Optional.of(map.get(key));
        }
        int dot = key.indexOf('.');
        if (dot < 0) {
            return values instanceof List<?> list && key.matches("\\d+") && Integer.parseInt(key) < list.size()
                    ? Optional.of(list.get(Integer.parseInt(key)))
                    : Optional.empty();
        }
        return at(values, key.substring(0, dot)).flatMap(inner -> at(inner, key.substring(dot + 1)));
    }

    void assertAfter(Host host) {
        map("after").forEach((path, state) -> {
            String wanted = (String) state;
            boolean isStatus = wanted.matches("absent|link .*|(file|directory) [0-7]{4} \\S+");
            RemotePath at = new RemotePath(path);
            assertThat(isStatus ? line(host.stat(at)) : text(host.read(at)))
                    .as(path)
                    .isEqualTo(wanted);
        });
    }

    private static String text(Reading reading) {
        return reading instanceof Reading.Whole whole ? whole.text() : reading.toString();
    }

    Optional<String> fails() {
        return Optional.ofNullable((String) fields.get("fails"));
    }

    boolean changesAgain() {
        return "changes".equals(fields.get("again"));
    }

    int trips() {
        return (Integer) fields.getOrDefault("trips", 1);
    }

    boolean runsInMemory() {
        return only().isEmpty() || only().equals("memory");
    }

    /** @param image in lower case; on rpm only what is about rpm, with firewalls what is about them, on a second Debian only what systems differ in */
    boolean runsOn(String image) {
        if (image.equals("rpm") || image.equals("firewall")) {
            return only().equals(image);
        }
        if (image.equals("debian13")) {
            return List.of("real", "debian", image).contains(only());
        }
        String exactly = image.equals("debian") ? "debian12" : image;
        return only().isEmpty() && map("facts").isEmpty()
                || List.of("real", image, exactly).contains(only());
    }

    /** Names of the first case of each module that changes something on any machine: what systems hardly differ in. */
    static Set<String> samples() {
        Map<String, String> first = new LinkedHashMap<>();
        all().filter(each -> each.only().isEmpty() && each.map("facts").isEmpty())
                .filter(each -> !each.changes().isEmpty() && each.fails().isEmpty())
                .forEach(each -> first.putIfAbsent(each.module(), each.name()));
        return Set.copyOf(first.values());
    }

    private String only() {
        return (String) fields.getOrDefault("only", "");
    }

    String setup() {
        return (String) fields.getOrDefault("setup", "");
    }

    /** A change in one line: its subject, whether it has content before and after, its attributes. */
    static String line(Diff diff) {
        List<String> parts = new ArrayList<>();
        diff.attributes().forEach(each -> parts.add(each.name() + " " + each.before() + ">" + each.after()));
        if (diff.before().isPresent() || diff.after().isPresent()) {
            parts.add("content");
        }
        if (!diff.note().isEmpty()) {
            parts.add("(" + diff.note() + ")");
        }
        return (diff.subject() + " | " + String.join(", ", parts)).strip();
    }

    static String line(PathStatus status) {
        return switch (status.kind()) {
            case ABSENT -> "absent";
            case SYMBOLIC_LINK -> "link " + status.linkTarget();
            case FILE, DIRECTORY, OTHER ->
                "%s %04o %s:%s"
                        .formatted(
                                status.isDirectory() ? "directory" : "file",
                                status.mode(),
                                status.owner(),
                                status.group());
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** The values of the playbook language have one integer type. */
    private static Object longs(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> list.stream().map(ModuleCase::longs).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, item) -> result.put(key, longs(item)));
                yield result;
            }
            default -> value;
        };
    }
}
