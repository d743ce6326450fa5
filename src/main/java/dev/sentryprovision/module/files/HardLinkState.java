package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;

/** A hard link should be there: another name of the same file. */
record HardLinkState(FileModule.Params params, Host host) {

    Outcome reach(FileLooks looks) {
        String src = params.src().orElseThrow();
        RemotePath source = FileLooks.sourcePath(params, host, src);
        PathStatus status = looks.status();
        PathStatus wanted = looks.source().orElseThrow().get();
        if (!wanted.exists()) {
            return failed("src does not exist", src);
        }
        boolean same = status.inode() != 0 && status.inode() == wanted.inode() && status.device() == wanted.device();
        if (!same && status.exists() && !status.isLink() && !params.force()) {
            return failed("Cannot link, " + FileKeys.stateOf(status) + " exists at destination", src);
        }
        if (!same) {
            host.link(params.path(), source.text(), Host.LinkKind.HARD);
        }
        AttributeStep step = new AttributeStep(params, host);
        step.apply(params.path(), wanted);
        looks.special().settle(params.path());
        return Outcome.ok(FileKeys.of(host, params.path(), wanted))
                .with("dest", params.path().text())
                .with("src", src)
                .with("state", "hard");
    }

    private Outcome failed(String message, String src) {
        return Outcome.failed(message).with("dest", params.path().text()).with("src", src);
    }
}
