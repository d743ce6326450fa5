package dev.sentryprovision.host;

import dev.sentryprovision.host.Change.PathChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out what steps that are taken together will change. The machine is asked once, for all that none of the steps has
 * made itself; each step then meets what those before it will leave.
 */
final class Rehearsal implements Survey.Earlier {

    private static final PathImage ABSENT = new PathImage(PathStatus.absent(), Optional.empty());

    private final Survey survey;
    private final Set<RemotePath> touched = new HashSet<>();
    private final Set<RemotePath> folders = new HashSet<>();
    private final Map<RemotePath, PathImage> left = new HashMap<>();

    Rehearsal(Survey survey) {
        this.survey = survey;
    }

    List<Planned> of(List<Step> steps) {
        record Asking(Step step, Asked<Situation> situation) {}
        List<Asking> asked = new ArrayList<>();
        for (Step step : steps) {
            asked.add(new Asking(step, survey.ask(step, this)));
            touched.add(step.path());
            if (step instanceof Step.MakeDirectory) {
                folders.add(step.path());
            }
        }
        List<Planned> planned = new ArrayList<>();
        for (Asking each : asked) {
            Situation situation = each.situation.get();
            Optional<PathChange> change = Prediction.of(each.step, situation);
            change.ifPresent(one -> planned.add(new Planned(each.step, situation, one)));
            left.put(each.step.path(), change.map(PathChange::after).orElse(situation.before()));
        }
        return planned;
    }

    /** A folder that is made here has nothing in it but what comes from here. */
    @Override
    public Optional<Asked<PathImage>> at(RemotePath path) {
        return touched.contains(path) || isBelowNewFolder(path)
                ? Optional.of(() -> left.getOrDefault(path, ABSENT))
                : Optional.empty();
    }

    private boolean isBelowNewFolder(RemotePath path) {
        for (RemotePath at = path; !at.isRoot(); at = at.parent()) {
            if (folders.contains(at.parent())) {
                return true;
            }
        }
        return false;
    }
}
