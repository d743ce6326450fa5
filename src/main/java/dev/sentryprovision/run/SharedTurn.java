package dev.sentryprovision.run;

import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Foreseen;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Items of a loop that make their changes at once, in the turn of the first of them. Each must have been tried, and none
 * may change what a later one has looked at: then it makes no difference whether the later one waits.
 *
 * <p>When one of them fails, it and those that are not done yet go on by themselves, each in its own turn: so its error is
 * told where it belongs, and a loop goes on after it.
 */
record SharedTurn(List<Trial.Seen> items) {

    /**
     * What came of it.
     *
     * @param done   by item, those with nothing left to do
     * @param begun  by item, what those have changed that are to be done again
     * @param failed the one that ended it early: it had better go on alone
     */
    record Result(
            Map<LookAhead.Key, Work.Done> done,
            Map<LookAhead.Key, List<Change>> begun,
            Optional<LookAhead.Key> failed) {}

    /** @return nothing when fewer than two items would change something */
    static Optional<SharedTurn> of(List<Trial> trials) {
        List<Trial.Seen> items = new ArrayList<>();
        for (Trial trial : trials) {
            boolean goesOn = switch (trial) {
                case Trial.Skipped() -> true;
                case Trial.Open() -> false;
                case Trial.Seen seen -> suits(seen, items) && items.add(seen);
            };
            if (!goesOn) {
                break;
            }
        }
        boolean worthIt = items.stream().filter(item -> !item.changesNothing()).count() > 1;
        return worthIt ? Optional.of(new SharedTurn(items)) : Optional.empty();
    }

    private static boolean suits(Trial.Seen item, List<Trial.Seen> earlier) {
        return isSilent(item.outcome())
                && item.key().view().limit().isEmpty()
                && item.stillHolds()
                && earlier.stream()
                        .allMatch(other -> isSamePlace(item.key(), other.key())
                                && item.foreseen().holdsAfter(other.foreseen()));
    }

    /** What an item tells the run, the conditions of the next may depend on. */
    private static boolean isSilent(Outcome outcome) {
        return outcome.facts().isEmpty()
                && outcome.variables().isEmpty()
                && outcome.consequences().isEmpty();
    }

    private static boolean isSamePlace(LookAhead.Key one, LookAhead.Key other) {
        return one.session() == other.session() && one.view().equals(other.view());
    }

    /** @throws dev.sentryprovision.connection.ConnectionFailure when it is lost meanwhile */
    Result take() {
        LookAhead.Key first = items.getFirst().key();
        Changes changes = new Changes();
        try {
            List<Foreseen> all = items.stream().map(Trial.Seen::foreseen).toList();
            first.session().take(first.view(), all, changes);
        } catch (HostFailure _) {
            // It will show again in the turn of the item whose it is.
        }
        return result(new HashSet<>(changes.list()));
    }

    private Result result(Set<Change> made) {
        Map<LookAhead.Key, Work.Done> done = new HashMap<>();
        Map<LookAhead.Key, List<Change>> begun = new LinkedHashMap<>();
        for (Trial.Seen item : items) {
            List<Change> wanted = item.foreseen().changes();
            List<Change> own = wanted.stream().filter(made::contains).toList();
            if (own.size() < wanted.size()) {
                begun.put(item.key(), own);
            } else {
                done.put(item.key(), new Work.Done(item.outcome(), own));
            }
        }
        return new Result(done, begun, begun.keySet().stream().findFirst());
    }
}
