package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.module.Arguments;
import dev.sentryprovision.module.JsonText;
import dev.sentryprovision.module.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies one file. */
record FileCopy(CopyModule.Params params, Host host) {

    Outcome ofText(Object value) {
        if (params.dest().endsWithSlash()) {
            throw new HostFailure("content needs the name of a file, but dest is a directory: "
                    + params.dest().text());
        }
        String text = value instanceof Map || value instanceof List ? JsonText.write(value) : Arguments.text(value);
        return put(Content.of(text), 0644, Optional.empty(), "");
    }

    Outcome ofLocal(Path local) {
        Content content = LocalTree.contentOf(local, params.controller(), params.decrypt());
        content.expectDigests("sha256", "sha1", "md5");
        return put(
                content,
                LocalTree.modeOf(local),
                Optional.of(local.getFileName().toString()),
                local.toString());
    }

    /**
     * What is at the two places that can be meant: dest, and in it. Which of the two it is shows only when both were asked
     * for: one round trip either way.
     */
    record Places(Asked<PathStatus> dest, FileGoal.There itself, Optional<FileGoal.There> inside) {}

    /** Asks before it is known what the file will hold. */
    Places places(Optional<String> name) {
        RemotePath dest = params.dest().path();
        return new Places(
                host.ask(new Look.Stat(dest, true)),
                FileGoal.There.ask(host, dest),
                name.map(file -> FileGoal.There.ask(host, dest.child(file))));
    }

    /** @param name under which it goes into a directory; nothing when dest is the file itself */
    Outcome put(Content content, int mode, Optional<String> name, String source) {
        Optional<Outcome> wrong = wrongChecksum(content);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        WantedAttributes attributes = params.attributes().allOf(mode);
        Asked<PathStatus> there = host.ask(new Look.Stat(params.dest().path(), true));
        Optional<Asked<FileGoal.Reached>> reachInside =
                name.map(file -> goal(inside(file), content, attributes).ask(host));
        Asked<FileGoal.Reached> reachDest =
                goal(params.dest().path(), content, attributes).ask(host);
        FileGoal.Reached reached =
                goesInside(there, name) ? reachInside.orElseThrow().get() : reachDest.get();
        return outcome(reached, content, source);
    }

    /** The same, when it was asked before what is there. */
    Outcome put(Content content, int mode, String name, String source, Places places) {
        Optional<Outcome> wrong = wrongChecksum(content);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        WantedAttributes attributes = params.attributes().allOf(mode);
        FileGoal.Reached reached = goesInside(places.dest, Optional.of(name))
                ? goal(inside(name), content, attributes).reach(host, places.inside.orElseThrow())
                : goal(params.dest().path(), content, attributes).reach(host, places.itself);
        return outcome(reached, content, source);
    }

    private RemotePath inside(String name) {
        return params.dest().path().child(name);
    }

    /** Makes the folder that a slash says there is. */
    private boolean goesInside(Asked<PathStatus> there, Optional<String> name) {
        boolean goesInside = name.isPresent() && (params.dest().endsWithSlash() || isDirectory(there));
        if (goesInside && !isDirectory(there)) {
            new Folders(host).make(params.dest().path(), params.attributes().ofFolder(params.directoryMode()));
        }
        return goesInside;
    }

    private static boolean isDirectory(Asked<PathStatus> status) {
        try {
            return status.get().isDirectory();
        } catch (UnknownUntilApplied _) {
            return false;
        }
    }

    private FileGoal goal(RemotePath path, Content content, WantedAttributes attributes) {
        return new FileGoal(path, content, attributes, params.replacing(), params.follow(), params.force(), false);
    }

    private Optional<Outcome> wrongChecksum(Content content) {
        return params.checksum()
                .filter(wanted -> !wanted.equals(content.digest("sha1")))
                .map(wanted -> Outcome.failed("Copied file does not match the expected checksum. Transfer failed.")
                        .with("checksum", content.digest("sha1"))
                        .with("expected_checksum", wanted));
    }

    private Outcome outcome(FileGoal.Reached reached, Content content, String source) {
        Outcome outcome = Outcome.ok(FileKeys.of(host, reached.path(), reached.before()))
                .with("dest", reached.path().text())
                .with("src", source);
        if (reached.kept()) {
            return outcome.with("msg", "file already exists");
        }
        Outcome complete = outcome.with("checksum", content.digest("sha1")).with("md5sum", content.digest("md5"));
        return reached.backup()
                .map(path -> complete.with("backup_file", path.text()))
                .orElse(complete);
    }
}
