package dev.sentryprovision.host;

import java.util.Optional;

/** Finds out what a step will meet, in one round trip at most. */
record Survey(RecordingHost host, Surroundings surroundings) {

    Situation of(Step step) {
        RemotePath path = step.path();
        Asked<PathStatus> status = host.known(new Look.Stat(path, false));
        Asked<PathStatus> parent = host.known(new Look.Stat(path.parent(), true));
        Optional<Asked<Reading>> content =
                step.replacesContent() ? Optional.of(host.known(Look.Read.small(path))) : Optional.empty();
        Optional<Asked<PathStatus>> shared =
                hardLinkTarget(step).map(target -> host.known(new Look.Stat(target, true)));
        Optional<String> unknown = reasonOf(status).or(() -> content.flatMap(Survey::reasonOf));
        return new Situation(
                host.account(),
                unknown.isPresent() ? nothing() : image(status.get(), content),
                unknown,
                reasonOf(parent).isPresent() ? Optional.empty() : Optional.of(parent.get()),
                shared.map(asked -> new PathImage(asked.get(), Optional.empty())),
                surroundings.seconds(),
                surroundings.backupOf(path));
    }

    /** Names a hard link's target as link() would find it. */
    private Optional<RemotePath> hardLinkTarget(Step step) {
        return step instanceof Step.MakeLink(RemotePath _, String target, Host.LinkKind kind)
                        && kind == Host.LinkKind.HARD
                ? Optional.of(host.resolve(target))
                : Optional.empty();
    }

    private static PathImage nothing() {
        return new PathImage(PathStatus.absent(), Optional.empty());
    }

    private static PathImage image(PathStatus status, Optional<Asked<Reading>> content) {
        return new PathImage(
                status, status.isFile() ? content.flatMap(asked -> contentOf(asked.get())) : Optional.empty());
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
