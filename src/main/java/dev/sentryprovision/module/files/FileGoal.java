package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Content;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.UnknownUntilApplied;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file as it should be. What is there is looked at in one round trip; it is written only when its content differs, and
 * its attributes are set only when they do.
 *
 * @param follow  write to what a link points to; otherwise the link is replaced
 * @param replace false: leave any file that is there as it is
 */
public record FileGoal(
        RemotePath path,
        Content content,
        WantedAttributes attributes,
        Replacing replacing,
        boolean follow,
        boolean replace,
        boolean secret) {

    public static FileGoal of(RemotePath path, Content content, Attributes attributes) {
        return new FileGoal(path, content, WantedAttributes.of(attributes), Replacing.PLAINLY, false, true, false);
    }

    /**
     * What came of it.
     *
     * @param path   the file that was meant, after links
     * @param before what was there; as absent when a dry run cannot know
     * @param backup where the old content went
     * @param kept   a file was there and was to be left alone
     */
    public record Reached(RemotePath path, PathStatus before, Optional<RemotePath> backup, boolean kept) {}

    /**
     * What is at a path that a file is to go to.
     *
     * @param end  what is there when links are followed
     * @param real the path with links followed
     */
    public record There(
            Asked<PathStatus> entry, Asked<PathStatus> end, Asked<RemotePath> real, Asked<Reading> content) {

        /** Asks, before it is known what the file will hold. */
        public static There ask(Host host, RemotePath path) {
            return new There(
                    host.ask(new Look.Stat(path, false)),
                    host.ask(new Look.Stat(path, true)),
                    host.ask(new Look.RealPath(path)),
                    host.ask(Look.Read.small(path)));
        }
    }

    /** Asks what is there, without waiting. */
    public Asked<Reached> ask(Host host) {
        Asked<PathStatus> status = host.ask(new Look.Stat(path, false));
        Asked<Boolean> same = sameContent(host);
        SpecialAttributes.Pending special = attributes.special().ask(host, path);
        if (!follow) {
            return () -> reach(host, status, same, special);
        }
        Asked<PathStatus> end = host.ask(new Look.Stat(path, true));
        Asked<RemotePath> real = host.ask(new Look.RealPath(path));
        return () ->
                isLink(status) ? at(real.get()).reach(host, end, same, special) : reach(host, status, same, special);
    }

    public Reached reach(Host host) {
        return ask(host).get();
    }

    /** The same when it was asked before what is there; only a large file is asked for once more, by digest. */
    public Reached reach(Host host, There there) {
        boolean small = content.size() <= Look.Read.SMALL;
        Asked<Boolean> same = small ? () -> isContent(there.content.get()) : sameContent(host);
        SpecialAttributes.Pending special = attributes.special().ask(host, path);
        return follow && isLink(there.entry)
                ? at(there.real.get()).reach(host, there.end, same, special)
                : reach(host, there.entry, same, special);
    }

    private static boolean isLink(Asked<PathStatus> status) {
        try {
            return status.get().isLink();
        } catch (UnknownUntilApplied _) {
            return false;
        }
    }

    private Reached reach(Host host, Asked<PathStatus> status, Asked<Boolean> same, SpecialAttributes.Pending special) {
        PathStatus before;
        boolean current;
        try {
            before = status.get();
            current = before.isFile() && same.get();
        } catch (UnknownUntilApplied _) {
            // Whatever a command will leave there, this file takes its place.
            return written(host, PathStatus.absent(), special);
        }
        if (before.isDirectory()) {
            throw new HostFailure(path + " is a directory");
        }
        if (before.exists() && !replace) {
            return new Reached(path, before, Optional.empty(), true);
        }
        if (!current) {
            return written(host, before, special);
        }
        if (!Attained.by(before, attributes.plain())) {
            host.setAttributes(path, attributes.plain());
        }
        special.settle(path);
        return new Reached(path, before, Optional.empty(), false);
    }

    private Reached written(Host host, PathStatus before, SpecialAttributes.Pending special) {
        Optional<RemotePath> backup = host.write(
                new FileWrite(path, content, attributes.plain(), replacing.validate(), replacing.backup(), secret)
                        .unsafely(attributes.unsafeWrites()));
        special.settle(path, true);
        return new Reached(path, before, backup, false);
    }

    private FileGoal at(RemotePath other) {
        return new FileGoal(other, content, attributes, replacing, false, replace, secret);
    }

    /** Small files are read, so that a diff can be shown without asking again; large ones are compared by digest. */
    private Asked<Boolean> sameContent(Host host) {
        if (content.size() <= Look.Read.SMALL) {
            Asked<Reading> reading = host.ask(Look.Read.small(path));
            return () -> isContent(reading.get());
        }
        Asked<Optional<String>> digest = host.ask(new Look.Digest(path, "sha256"));
        return () -> digest.get()
                .map(value -> value.equals(content.digest("sha256")))
                .orElse(false);
    }

    private boolean isContent(Reading reading) {
        return reading instanceof Reading.Whole(byte[] bytes) && Arrays.equals(bytes, content.allBytes());
    }
}
