package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder with playbooks and roles that a test writes. */
record Project(Path folder) {

    static final Set<String> MODULES = Set.of(
            "command",
            "copy",
            "debug",
            "file",
            "import_role",
            "import_tasks",
            "include_role",
            "include_tasks",
            "include_vars",
            "meta",
            "ping",
            "service",
            "set_fact",
            "shell",
            "template",
            "user");

    static final LoadOptions OPTIONS = LoadOptions.plain().withModules(ModuleNames.of(MODULES));

    Project with(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Playbooks.Loaded load() {
        return load(OPTIONS);
    }

    Playbooks.Loaded load(LoadOptions options) {
        return Playbooks.load(folder.resolve("site.yml"), options);
    }

    /** The playbook, which must be without problems. */
    Playbook sound() {
        Playbooks.Loaded loaded = load();
        if (!loaded.problems().isEmpty()) {
            throw new AssertionError(problems(loaded));
        }
        return loaded.playbook();
    }

    /** The plays of a site.yml with this text. */
    List<Play> plays(String site) {
        return with("site.yml", site).sound().plays();
    }

    /** The tasks of a play whose tasks are this text, indented as a list at the margin. */
    List<TaskNode> tasks(String text) {
        return plays("- hosts: all\n  tasks:\n" + text.indent(4)).getFirst().tasks();
    }

    Task task(String text) {
        return (Task) tasks(text).getFirst();
    }

    /** A line for each problem, with paths from the project's folder. */
    String problems(Playbooks.Loaded loaded) {
        return loaded.problems().stream()
                .map(problem -> problem.where().map(where -> where + " ").orElse("")
                        + (problem.severity() == Problem.Severity.WARNING ? "warning: " : "")
                        + problem.message()
                        + (problem.hint().isEmpty() ? "" : " | " + problem.hint()))
                .map(line -> line.replace(folder + "/", "").replace(folder.toString(), "."))
                .collect(Collectors.joining("\n"));
    }
}
