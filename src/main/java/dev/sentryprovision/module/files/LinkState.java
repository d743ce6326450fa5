package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;
import java.util.Optional;

/** A symbolic link should be there. */
record LinkState(FileModule.Params params, Host host) {

    Outcome reach(FileLooks looks) {
        PathStatus status = looks.status();
        Optional<String> target = params.src()
                .map(text -> text.startsWith("~") ? host.resolve(text).text() : text)
                .or(() -> Optional.of(status.linkTarget()).filter(_ -> status.isLink()));
        if (target.isEmpty()) {
            return Outcome.failed("src is required for creating new symlinks");
        }
        Optional<String> refusal = refusal(looks, status, target.get());
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get())
                    .with("path", params.path().text())
                    .with("src", target.get());
        }
        boolean same = status.isLink() && status.linkTarget().equals(target.get());
        if (!same) {
            replace(status, target.get());
        }
        Outcome outcome = Outcome.ok()
                .with("dest", params.path().text())
                .with("src", target.get())
                .with("state", "link");
        return withAttributes(looks, same, outcome);
    }

    private Optional<String> refusal(FileLooks looks, PathStatus status, String target) {
        if (params.force()) {
            return Optional.empty();
        }
        boolean leadsNowhere =
                looks.source().map(source -> !source.get().exists()).orElse(false);
        if (leadsNowhere) {
            host.confirmMissing();
            RemotePath source = FileLooks.sourcePath(params, host, target);
            return Optional.of(
                    "src file does not exist, use \"force=yes\" if you really want to create the link: " + source);
        }
        return status.exists() && !status.isLink()
                ? Optional.of(
                        "refusing to convert from " + FileKeys.stateOf(status) + " to symlink for " + params.path())
                : Optional.empty();
    }

    private void replace(PathStatus status, String target) {
        if (status.isDirectory()) {
            if (!host.look(new Look.Tree(params.path(), false)).isEmpty()) {
                throw new HostFailure("the directory " + params.path() + " is not empty, refusing to convert it");
            }
            host.remove(params.path());
        }
        host.link(params.path(), target, Host.LinkKind.SYMBOLIC);
    }

    /** Attributes are those of what the link leads to, unless it is not to be followed. */
    private Outcome withAttributes(FileLooks looks, boolean same, Outcome outcome) {
        AttributeStep step = new AttributeStep(params, host);
        SpecialAttributes special = params.attributes().special();
        if (step.wanted().equals(Attributes.KEEP) && special.equals(SpecialAttributes.NONE)) {
            return outcome;
        }
        PathStatus subject = same && params.follow()
                ? looks.subject(true)
                : host.look(new Look.Stat(params.path(), params.follow()));
        if (!subject.exists()) {
            return outcome.withWarning("Cannot set fs attributes on a non-existent symlink target. follow should be"
                    + " set to False to avoid this.");
        }
        RemotePath path = realPath(looks, same);
        SpecialAttributes.Pending pending = special.ask(host, path);
        step.apply(path, subject);
        pending.settle(path);
        return outcome;
    }

    private RemotePath realPath(FileLooks looks, boolean same) {
        if (!params.follow()) {
            return params.path();
        }
        return same ? looks.real().get() : host.look(new Look.RealPath(params.path()));
    }
}
