package dev.sentryprovision.config;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds {@code ansible.cfg}: what {@code ANSIBLE_CONFIG} says, the current folder, the home folder, {@code /etc/ansible}. Of
 * these the first is read that exists, and no other.
 */
final class ConfigFile {

    private static final String NAME = "ansible.cfg";

    private final Map<String, String> environment;
    private final Path here;
    private final Problems problems;

    ConfigFile(Map<String, String> environment, Path here, Problems problems) {
        this.environment = environment;
        this.here = here;
        this.problems = problems;
    }

    Optional<Path> find() {
        return Stream.of(
                        named(),
                        Stream.of(here.resolve(NAME)).filter(this::isTrusted),
                        home().map(home -> home.resolve("." + NAME)).stream(),
                        Stream.of(Path.of("/etc/ansible").resolve(NAME)))
                .flatMap(paths -> paths)
                .filter(file -> Files.isReadable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    List<IniEntry> entries(Path file) {
        try {
            return IniText.entries(Files.readString(file), shown(file), problems);
        } catch (IOException _) {
            problems.error("cannot read the settings " + file, SourceSpan.of(file.toString()), "is it text in UTF-8?");
            return List.of();
        }
    }

    private String shown(Path file) {
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private Stream<Path> named() {
        String said = environment.getOrDefault("ANSIBLE_CONFIG", "");
        if (said.isEmpty()) {
            return Stream.empty();
        }
        Path path = here.resolve(Paths.expanded(said, environment));
        Path file = Files.isDirectory(path) ? path.resolve(NAME) : path;
        if (!Files.exists(file)) {
            problems.add(Problem.warning(
                    "there are no settings " + file,
                    SourceSpan.of("environment variable ANSIBLE_CONFIG"),
                    "the next place is looked at"));
        }
        return Stream.of(file);
    }

    private Optional<Path> home() {
        return Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .map(Path::of);
    }

    /** In a folder that everybody may write to, anybody may have put it there. */
    private boolean isTrusted(Path file) {
        if (!Files.exists(file) || !isWritableByAll(file.toAbsolutePath().getParent())) {
            return true;
        }
        problems.add(Problem.warning(
                shown(file) + " is not read: everybody may write to its folder",
                SourceSpan.of(shown(file)),
                "chmod o-w the folder, or name the file in ANSIBLE_CONFIG"));
        return false;
    }

    private static boolean isWritableByAll(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }
}
