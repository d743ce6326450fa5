package dev.sentryprovision.host;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.host.PathStatus.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The difference that a step makes at a path, as a value to show. */
record PathDiff(Step step, Situation situation, PathImage after) {

    static final String UNKNOWN = "unknown until applied";
    static final String SECRET = "secret";
    static final String BINARY = "binary";
    static final String TOO_LARGE = "too large";

    Diff diff() {
        boolean unknown = situation.unknown().isPresent();
        if (!unknown && (isHardLink() || !contentChanges())) {
            return Diff.attributes(subject(), attributes());
        }
        List<AttributeChange> attributes = unknown ? List.of() : attributes();
        if (step instanceof Step.Write(FileWrite write) && write.secret()) {
            return new Diff(subject(), Optional.empty(), Optional.empty(), attributes, SECRET);
        }
        if (unknown) {
            return new Diff(subject(), Optional.empty(), textOf(after), attributes, UNKNOWN);
        }
        return noteOf(situation.before())
                .or(() -> noteOf(after))
                .map(note -> new Diff(subject(), Optional.empty(), Optional.empty(), attributes, note))
                .orElseGet(() -> new Diff(subject(), textOf(situation.before()), textOf(after), attributes, ""));
    }

    private String subject() {
        return step.path().text();
    }

    private boolean isHardLink() {
        return step instanceof Step.MakeLink(RemotePath _, String _, Host.LinkKind kind) && kind == Host.LinkKind.HARD;
    }

    private boolean contentChanges() {
        PathImage before = situation.before();
        boolean oneIsFile = before.status().isFile() || after.status().isFile();
        if (!oneIsFile) {
            return false;
        }
        boolean bothFiles = before.status().isFile() && after.status().isFile();
        return !bothFiles || !sameContent(before, after);
    }

    private static boolean sameContent(PathImage before, PathImage after) {
        if (before.content().isEmpty() || after.content().isEmpty()) {
            // Without either, only attributes were at stake; with one of them, the other is too large to have.
            return before.content().isEmpty() && after.content().isEmpty();
        }
        Content one = before.content().get();
        Content other = after.content().get();
        return one.size() == other.size()
                && one.size() <= Look.Read.SMALL
                && Arrays.equals(one.allBytes(), other.allBytes());
    }

    private static Optional<String> noteOf(PathImage image) {
        if (!image.status().isFile()) {
            return Optional.empty();
        }
        if (image.content().isEmpty() || image.content().get().size() > Look.Read.SMALL) {
            return Optional.of(TOO_LARGE);
        }
        return textOf(image).isEmpty() ? Optional.of(BINARY) : Optional.empty();
    }

    private static Optional<String> textOf(PathImage image) {
        return image.content()
                .filter(content -> content.size() <= Look.Read.SMALL)
                .flatMap(content -> asText(content.allBytes()));
    }

    private static Optional<String> asText(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private List<AttributeChange> attributes() {
        PathStatus old = situation.status();
        PathStatus now = after.status();
        List<AttributeChange> result = new ArrayList<>();
        add(result, "state", word(old.kind()), isHardLink() ? "hard" : word(now.kind()));
        if (now.exists()) {
            if (!now.isLink()) {
                add(result, "mode", old.exists() && !old.isLink() ? octal(old.mode()) : "", octal(now.mode()));
            }
            add(result, "owner", old.owner(), now.owner());
            add(result, "group", old.group(), now.group());
            add(result, "target", old.linkTarget(), linkTarget(now));
        }
        if (step instanceof Step.Touch && old.exists()) {
            add(result, "modified", seconds(old.modified()), seconds(now.modified()));
            add(result, "accessed", seconds(old.accessed()), seconds(now.accessed()));
        }
        return List.copyOf(result);
    }

    private String linkTarget(PathStatus now) {
        return isHardLink() && step instanceof Step.MakeLink(RemotePath _, String target, Host.LinkKind _)
                ? target
                : now.linkTarget();
    }

    private static void add(List<AttributeChange> list, String name, String before, String after) {
        if (!before.equals(after)) {
            list.add(new AttributeChange(name, before, after));
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case ABSENT -> "absent";
            case FILE -> "file";
            case DIRECTORY -> "directory";
            case SYMBOLIC_LINK -> "link";
            case OTHER -> "other";
        };
    }

    private static String octal(int mode) {
        return String.format(Locale.ROOT, "%04o", mode);
    }

    private static String seconds(double time) {
        return time == Math.rint(time) ? Long.toString((long) time) : Double.toString(time);
    }
}
