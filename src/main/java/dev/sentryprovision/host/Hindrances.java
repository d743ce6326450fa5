package dev.sentryprovision.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a machine would refuse a step, as far as only the machine knows: missing permissions, read-only file systems, names
 * that nobody has. Asked for in a dry run; live, the machine says so itself. What a command that was left out
 * may bring about is no reason.
 *
 * @param folder whether the folder that the step's path is in can be written to
 */
record Hindrances(RecordingHost host, Step step, Optional<Asked<Boolean>> folder, List<Asked<Optional<String>>> names) {

    /** A sticky folder's entries belong to those who made them. */
    private static final int STICKY = 01000;

    /** Asks, without waiting. */
    static Hindrances ask(RecordingHost host, Step step, Survey.Earlier earlier) {
        RemotePath parent = step.path().parent();
        Optional<Asked<Boolean>> folder =
                earlier.at(parent).isPresent() ? Optional.empty() : Optional.of(host.known(new Look.Writable(parent)));
        List<Asked<Optional<String>>> names = Stream.concat(
                        named(step.attributes().owner()).map(Need::user),
                        named(step.attributes().group()).map(Need::group))
                .map(need -> need.ask(host))
                .toList();
        return new Hindrances(host, step, folder, names);
    }

    /** Root is there everywhere, and numbers need no name. */
    private static Stream<String> named(Optional<String> wanted) {
        return wanted.filter(text -> !text.matches("root|[0-9]+")).stream();
    }

    Optional<String> of(Situation situation) {
        if (situation.unknown().isPresent()
                || host.pending(Subject.anyOf("command")).isPresent()) {
            return Optional.empty();
        }
        return missingName().or(() -> place(situation)).or(() -> ownership(situation));
    }

    /** Packages bring users of their own. */
    private Optional<String> missingName() {
        return host.pending(Subject.anyOf("package")).isPresent() ? Optional.empty() : firstOf(names);
    }

    private Optional<String> place(Situation situation) {
        Account account = situation.account();
        RemotePath parent = step.path().parent();
        boolean closed = folder.isPresent() && isFalse(folder.get());
        if (account.isRoot()) {
            return closed ? Optional.of(words(account, parent)) : Optional.empty();
        }
        boolean others = situation.status().exists() && !account.owns(situation.status());
        if (!changesTheFolder(situation)) {
            return others ? belongsToAnother(situation) : Optional.empty();
        }
        if (closed) {
            return Optional.of(words(account, parent));
        }
        boolean sticky = situation
                .parent()
                .filter(at -> (at.mode() & STICKY) != 0 && !account.owns(at))
                .isPresent();
        return others && sticky ? belongsToAnother(situation) : Optional.empty();
    }

    /** Root is kept only from what is read-only. */
    static String words(Account account, RemotePath closed) {
        return account.isRoot() ? closed + " is read-only" : account.user() + " may not write in " + closed;
    }

    private boolean changesTheFolder(Situation situation) {
        return switch (step) {
            case Step.Write _, Step.Remove _, Step.MakeDirectory _, Step.MakeLink _ -> true;
            case Step.Touch _ -> !situation.status().exists();
            case Step.SetAttributes _ -> false;
        };
    }

    private static Optional<String> belongsToAnother(Situation situation) {
        return Optional.of("it belongs to " + situation.status().owner() + ", and this is "
                + situation.account().user());
    }

    private Optional<String> ownership(Situation situation) {
        Ownership own =
                step instanceof Step.SetAttributes ? Ownership.of(situation.status()) : Ownership.ofNew(situation);
        boolean same = own.with(step.attributes()).owner().equals(own.owner());
        return same || situation.account().isRoot()
                ? Optional.empty()
                : Optional.of(
                        "only root may give it to " + step.attributes().owner().orElseThrow());
    }

    /** What is not known until the run is no reason. */
    static Optional<String> firstOf(List<Asked<Optional<String>>> reasons) {
        return reasons.stream().flatMap(each -> unlessUnknown(each).stream()).findFirst();
    }

    static <T> Optional<T> unlessUnknown(Asked<Optional<T>> asked) {
        try {
            return asked.get();
        } catch (UnknownUntilApplied _) {
            return Optional.empty();
        }
    }

    private static boolean isFalse(Asked<Boolean> asked) {
        return unlessUnknown(() -> asked.get() ? Optional.empty() : Optional.of(""))
                .isPresent();
    }
}
