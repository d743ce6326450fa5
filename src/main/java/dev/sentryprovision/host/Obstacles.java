package dev.sentryprovision.host;

import dev.sentryprovision.host.PathStatus.Kind;

/** What makes a step impossible, as far as it shows beforehand; the words are the same live and in a dry run. */
record Obstacles(Step step, Situation situation) {

    void check() {
        if (step.path().isRoot() && !(step instanceof Step.SetAttributes)) {
            throw refuse("it is the root of the file system");
        }
        if (situation.unknown().isPresent()) {
            return;
        }
        checkParent();
        checkPlace();
    }

    private void checkParent() {
        boolean missing =
                situation.parent().map(folder -> !folder.isDirectory()).orElse(false);
        if (missing && step.addsAnEntry()) {
            throw refuse("there is no folder " + step.path().parent());
        }
    }

    private void checkPlace() {
        PathStatus old = situation.status();
        switch (step) {
            case Step.Write _ -> refuseUnlessReplaceable(old);
            case Step.MakeLink(RemotePath _, String target, Host.LinkKind kind) -> {
                refuseUnlessReplaceable(old);
                if (kind == Host.LinkKind.HARD) {
                    checkHardLink(target);
                }
            }
            case Step.MakeDirectory _ -> {
                if (old.exists() && !old.isDirectory()) {
                    throw refuse("there is a " + noun(old.kind()) + " in its place");
                }
                if (old.exists()) {
                    throw refuse("it exists");
                }
            }
            case Step.SetAttributes _ -> {
                if (!old.exists()) {
                    throw refuse("there is nothing");
                }
            }
            case Step.Remove _, Step.Touch _ -> {}
        }
    }

    private void checkHardLink(String target) {
        PathStatus shared = situation.linkTarget().map(PathImage::status).orElse(PathStatus.absent());
        if (!shared.exists()) {
            throw refuse("there is no " + target);
        }
        if (shared.isDirectory()) {
            throw refuse(target + " is a folder");
        }
    }

    private void refuseUnlessReplaceable(PathStatus old) {
        if (old.isDirectory() || old.kind() == Kind.OTHER) {
            throw refuse("there is a " + noun(old.kind()) + " in its place");
        }
    }

    private HostFailure refuse(String why) {
        return new HostFailure("cannot " + step.words() + ": " + why);
    }

    private static String noun(Kind kind) {
        return switch (kind) {
            case ABSENT -> "nothing";
            case FILE -> "file";
            case DIRECTORY -> "folder";
            case SYMBOLIC_LINK -> "link";
            case OTHER -> "device, socket or pipe";
        };
    }
}
