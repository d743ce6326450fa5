package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
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
        Content content =
                params.controller().plaintext(local).<Content>map(Content::of).orElseGet(() -> Content.of(local));
        return put(
                content,
                LocalTree.modeOf(local),
                Optional.of(local.getFileName().toString()),
                local.toString());
    }

    /** @param name under which it goes into a directory; nothing when dest is the file itself */
    Outcome put(Content content, int mode, Optional<String> name, String source) {
        Optional<Outcome> wrong = wrongChecksum(content);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Attributes attributes = params.attributes().of(mode);
        RemotePath dest = params.dest().path();
        Asked<PathStatus> there = host.ask(new Look.Stat(dest, true));
        Optional<FileGoal> inside = name.map(file -> goal(dest.child(file), content, attributes));
        // Which of the two it is shows only when both were asked for: one round trip either way.
        Optional<Asked<FileGoal.Reached>> reachInside = inside.map(goal -> goal.ask(host));
        Asked<FileGoal.Reached> reachDest = goal(dest, content, attributes).ask(host);
        boolean goesInside = name.isPresent() && (params.dest().endsWithSlash() || isDirectory(there));
        if (goesInside && !isDirectory(there)) {
            new Folders(host).make(dest, params.attributes().ofFolder(params.directoryMode()));
        }
        FileGoal.Reached reached = goesInside ? reachInside.orElseThrow().get() : reachDest.get();
        return outcome(reached, content, attributes, source);
    }

    private static boolean isDirectory(Asked<PathStatus> status) {
        try {
            return status.get().isDirectory();
        } catch (UnknownUntilApplied _) {
            return false;
        }
    }

    private FileGoal goal(RemotePath path, Content content, Attributes attributes) {
        return new FileGoal(path, content, attributes, params.replacing(), params.follow(), params.force(), false);
    }

    private Optional<Outcome> wrongChecksum(Content content) {
        return params.checksum()
                .filter(wanted -> !wanted.equals(LocalDigest.of(content, "SHA-1")))
                .map(wanted -> Outcome.failed("Copied file does not match the expected checksum. Transfer failed.")
                        .with("checksum", LocalDigest.of(content, "SHA-1"))
                        .with("expected_checksum", wanted));
    }

    private Outcome outcome(FileGoal.Reached reached, Content content, Attributes attributes, String source) {
        Outcome outcome = Outcome.ok(FileKeys.ofFile(reached.before(), attributes, content.size(), host.user()))
                .with("dest", reached.path().text())
                .with("src", source);
        if (reached.kept()) {
            return outcome.with("msg", "file already exists");
        }
        Outcome complete = outcome.with("checksum", LocalDigest.of(content, "SHA-1"))
                .with("md5sum", LocalDigest.of(content, "MD5"));
        return reached.backup()
                .map(path -> complete.with("backup_file", path.text()))
                .orElse(complete);
    }
}
