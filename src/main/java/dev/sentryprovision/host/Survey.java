package dev.sentryprovision.host;

import java.util.Optional;

/** Finds out what a step will meet, in one round trip at most. */
record Survey(RecordingHost host, Surroundings surroundings) {

    /** What steps that are taken together will have done before a step's turn comes. */
    interface Earlier {

        Earlier NOTHING = _ -> Optional.empty();

        /** What they leave at a path, to be asked at the step's turn; empty where none of them has been. */
        Optional<Asked<PathImage>> at(RemotePath path);
    }

    Situation of(Step step) {
        return ask(step, Earlier.NOTHING).get();
    }

    /** Asks, without waiting. */
    Asked<Situation> ask(Step step, Earlier earlier) {
        RemotePath path = step.path();
        Asked<PathImage> before = earlier.at(path).orElseGet(() -> image(step));
        Asked<PathStatus> parent = earlier.at(path.parent())
                .<Asked<PathStatus>>map(image -> () -> image.get().status())
                .orElseGet(() -> host.known(new Look.Stat(path.parent(), true)));
        Optional<Asked<PathStatus>> shared =
                hardLinkTarget(step).map(target -> host.known(new Look.Stat(target, true)));
        Optional<Hindrances> hindrances =
                host.isForetold() ? Optional.of(Hindrances.ask(host, step, earlier)) : Optional.empty();
        return () -> {
            if (step.addsAnEntry()) {
                refuseToGuess(step, before, parent);
            }
            Situation situation = situation(path, before, parent, shared);
            return hindrances
                    .flatMap(each -> each.of(situation))
                    .map(situation::refused)
                    .orElse(situation);
        };
    }

    /** A folder that is not there may come with what a dry run did not do, and bring more along. */
    private void refuseToGuess(Step step, Asked<PathImage> before, Asked<PathStatus> parent) {
        if (reasonOf(before).isPresent() || reasonOf(parent).isPresent()) {
            return;
        }
        if (!parent.get().exists()) {
            host.confirmMissing();
        }
        boolean onTheWay = step instanceof Step.MakeDirectory made && made.onTheWay();
        if (onTheWay && !before.get().status().exists()) {
            host.confirmAbsent(step.path());
        }
    }

    private Situation situation(
            RemotePath path, Asked<PathImage> before, Asked<PathStatus> parent, Optional<Asked<PathStatus>> shared) {
        Optional<String> unknown = reasonOf(before);
        return new Situation(
                host.account(),
                unknown.isPresent() ? new PathImage(PathStatus.absent(), Optional.empty()) : before.get(),
                unknown,
                reasonOf(parent).isPresent() ? Optional.empty() : Optional.of(parent.get()),
                shared.map(asked -> new PathImage(asked.get(), Optional.empty())),
                Optional.empty(),
                surroundings.seconds(),
                surroundings.backupOf(path));
    }

    private Asked<PathImage> image(Step step) {
        Asked<PathStatus> status = host.known(new Look.Stat(step.path(), false));
        Optional<Asked<Reading>> content =
                step.replacesContent() ? Optional.of(host.known(Look.Read.small(step.path()))) : Optional.empty();
        return () -> {
            PathStatus now = status.get();
            Optional<Content> read = content.map(Asked::get).flatMap(Survey::contentOf);
            return new PathImage(now, now.isFile() ? read : Optional.empty());
        };
    }

    /** Names a hard link's target as link() would find it. */
    private Optional<RemotePath> hardLinkTarget(Step step) {
        return step instanceof Step.MakeLink(RemotePath _, String target, Host.LinkKind kind)
                        && kind == Host.LinkKind.HARD
                ? Optional.of(host.resolve(target))
                : Optional.empty();
    }

    private static Optional<Content> contentOf(Reading reading) {
        return reading instanceof Reading.Whole(byte[] bytes) ? Optional.of(Content.of(bytes)) : Optional.empty();
    }

    private static Optional<String> reasonOf(Asked<?> asked) {
        try {
            asked.get();
            return Optional.empty();
        } catch (UnknownUntilApplied e) {
            return Optional.of(e.getMessage());
        }
    }
}
