package dev.sentryprovision.run;

import dev.sentryprovision.playbook.ModuleCall;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.FileTemplateOptions;
import dev.sentryprovision.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be told to be wrong with the files that the module {@code template} is given, before any host is reached. As
 * with expressions in a playbook, it makes no difference whether a condition stands before the task; but where a failure
 * is expected, it is left to the run.
 */
final class BrokenTemplates {

    private static final String VAULT = "$ANSIBLE_VAULT";

    private final Templates templates;
    private final Set<Path> seen = new LinkedHashSet<>();

    private BrokenTemplates(Templates templates) {
        this.templates = templates;
    }

    static List<Problem> of(List<Playbook> playbooks, Templates templates) {
        BrokenTemplates search = new BrokenTemplates(templates);
        playbooks.forEach(search::look);
        return search.seen.stream().flatMap(file -> search.check(file).stream()).toList();
    }

    private void look(Playbook playbook) {
        Path folder = playbook.file().toAbsolutePath().getParent();
        playbook.plays().stream()
                .flatMap(TaskWalk::of)
                .forEach(placed -> nameIn(placed)
                        .flatMap(name -> SearchPath.of(placed, folder).search("templates", name.text()))
                        .ifPresent(seen::add));
    }

    /** With marks of one's own the text cannot be told from the tags here. */
    private static Optional<Written> nameIn(PlacedTask placed) {
        ModuleCall call = placed.task().action();
        return call.name().equals("template")
                        && !ActionCheck.mayFail(placed)
                        && call.args().keySet().stream().noneMatch(name -> name.endsWith("_string"))
                ? Optional.ofNullable(call.args().get("src")).filter(Written::isPlain)
                : Optional.empty();
    }

    private List<Problem> check(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith(VAULT)
                    ? List.of()
                    : templates.checkFile(text, SourceSpan.of(file.toString()), FileTemplateOptions.STANDARD);
        } catch (IOException _) {
            // The run says what is the matter with it.
            return List.of();
        }
    }
}
