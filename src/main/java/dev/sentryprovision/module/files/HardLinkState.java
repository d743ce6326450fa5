package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;

/** A hard link should be there: another name of the same file. */
record HardLinkState(FileModule.Params params, Host host) {

    Outcome reach(FileLooks looks) {
        return params.src().map(src -> reach(looks, src)).orElseGet(() -> kept(looks));
    }

    /** Without a source, what has another name already keeps it. */
    private Outcome kept(FileLooks looks) {
        if (!FileKeys.stateOf(looks.status()).equals("hard")) {
            return Outcome.failed("src is required for creating new hardlinks")
                    .with("dest", params.path().text());
        }
        return withAttributes(looks, looks.status());
    }

    private Outcome reach(FileLooks looks, String src) {
        RemotePath source = FileLooks.sourcePath(params, host, src);
        PathStatus status = looks.status();
        PathStatus wanted = looks.source().orElseThrow().get();
        if (!wanted.exists()) {
            host.confirmMissing();
            return failed("src does not exist", src);
        }
        boolean same = status.inode() != 0 && status.inode() == wanted.inode() && status.device() == wanted.device();
        if (!same && status.exists() && !status.isLink() && !params.force()) {
            String state = FileKeys.stateOf(status).replace("hard", "different hard link");
            return failed("Cannot link, " + state + " exists at destination", src);
        }
        if (!same) {
            host.link(params.path(), source.text(), Host.LinkKind.HARD);
        }
        return withAttributes(looks, wanted).with("src", src);
    }

    private Outcome withAttributes(FileLooks looks, PathStatus there) {
        new AttributeStep(params, host).apply(params.path(), there);
        looks.special().settle(params.path());
        return Outcome.ok(FileKeys.of(host, params.path(), there))
                .with("dest", params.path().text())
                .with("state", "hard");
    }

    private Outcome failed(String message, String src) {
        return Outcome.failed(message).with("dest", params.path().text()).with("src", src);
    }
}
