package dev.sentryprovision.run;

import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Task;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.Templates;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of which playbooks say somewhere that they may be undefined: whoever wrote that knows what to do then. */
final class DoubtedNames {

    private final Templates templates;
    private final Set<String> found = new HashSet<>();

    DoubtedNames(Templates templates) {
        this.templates = templates;
    }

    Set<String> of(List<Playbook> playbooks) {
        playbooks.stream().flatMap(playbook -> playbook.plays().stream()).forEach(this::add);
        return found;
    }

    private void add(Play play) {
        add(play.vars().values());
        TaskWalk.of(play).forEach(this::add);
    }

    private void add(PlacedTask placed) {
        Task task = placed.task();
        add(placed.keywords().when());
        placed.keywords().vars().stream().map(VarsLayer::vars).forEach(vars -> add(vars.values()));
        placed.role().ifPresent(role -> {
            add(role.role().defaults().values());
            add(role.role().vars().values());
            add(role.params().values());
        });
        add(task.action().args().values());
        task.action().freeForm().ifPresent(this::add);
        task.action().wholeArgs().ifPresent(this::add);
        task.loop().ifPresent(loop -> add(loop.items()));
        task.retry().ifPresent(retry -> add(retry.until()));
        add(task.changedWhen());
        add(task.failedWhen());
    }

    private void add(Collection<Written> written) {
        written.forEach(this::add);
    }

    private void add(Written written) {
        found.addAll(templates.doubts(written.raw()));
    }
}
