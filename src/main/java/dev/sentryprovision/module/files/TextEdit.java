package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.FileWrite;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Outcome;
import java.util.Optional;
import java.util.function.Function;

/**
 * Edits a text file in place: reads it, with what is at its path, in one round trip; writes it when the edit changed it.
 * Links are followed.
 *
 * @param create make the file, and folders above it, when it is missing
 * @param reader makes text of the file's bytes
 */
record TextEdit(
        RemotePath path,
        FileAttributes attributes,
        Replacing replacing,
        boolean create,
        Function<byte[], EditableText> reader) {

    TextEdit(RemotePath path, FileAttributes attributes, Replacing replacing, boolean create) {
        this(path, attributes, replacing, create, EditableText::of);
    }

    /** Larger files are not what people edit by line. */
    private static final long LARGEST = 16 * 1024 * 1024;

    /** A text afterwards, and what was done to it in words; or why nothing was, if that is worth a word. */
    record Edited(String text, String message) {}

    /** @param whenMissing the outcome when there is no file and none is to be made */
    Outcome apply(Host host, Function<EditableText, Edited> edit, Outcome whenMissing) {
        Asked<PathStatus> entry = host.ask(new Look.Stat(path, false));
        Asked<PathStatus> end = host.ask(new Look.Stat(path, true));
        Asked<RemotePath> real = host.ask(new Look.RealPath(path));
        Asked<Reading> reading = host.ask(new Look.Read(path, LARGEST));
        Place place = new Place(host, end, reading, attributes.special().ask(host, path));
        TextEdit meant = entry.get().isLink() ? at(real.get()) : this;
        return meant.apply(place, edit, whenMissing);
    }

    /** What is there; links are followed. */
    private record Place(
            Host host, Asked<PathStatus> status, Asked<Reading> reading, SpecialAttributes.Pending special) {}

    private Outcome apply(Place place, Function<EditableText, Edited> edit, Outcome whenMissing) {
        PathStatus status = place.status.get();
        return switch (place.reading.get()) {
            case Reading.Whole(byte[] bytes) -> edit(place, status, reader.apply(bytes), edit);
            case Reading.TooLarge _ ->
                throw new HostFailure(path + " is too large to be edited by line (" + status.size() + " bytes)");
            case Reading.Absent _ -> {
                if (status.exists()) {
                    yield Outcome.failed(
                                    "Path " + path + (status.isDirectory() ? " is a directory !" : " is not a file"))
                            .with("rc", 256L);
                }
                if (!create && whenMissing.kind() == Outcome.Kind.FAILED) {
                    place.host.confirmMissing();
                }
                yield create ? create(place, edit) : whenMissing;
            }
        };
    }

    private Outcome create(Place place, Function<EditableText, Edited> edit) {
        new Folders(place.host).make(path.parent(), Attributes.KEEP);
        return edit(place, PathStatus.absent(), EditableText.MISSING, edit);
    }

    private Outcome edit(Place place, PathStatus status, EditableText text, Function<EditableText, Edited> edit) {
        Host host = place.host;
        Edited edited = edit.apply(text);
        Outcome outcome = Outcome.ok().with("path", path.text());
        if (!edited.text.equals(text.text()) || !status.exists()) {
            Optional<RemotePath> backup = host.write(new FileWrite(
                            path,
                            text.content(edited.text),
                            attributes.wanted(),
                            replacing.validate(),
                            replacing.backup(),
                            false)
                    .unsafely(attributes.belonging().unsafeWrites()));
            place.special.settle(path, true);
            String kept = backup.map(RemotePath::text).orElse("");
            return outcome.with("msg", edited.message).with("backup", kept).with("backup_file", kept);
        }
        if (!Attained.by(status, attributes.wanted())) {
            host.setAttributes(path, attributes.wanted());
            place.special.settle(path);
            return outcome.with("msg", "ownership, perms or SE linux context changed");
        }
        place.special.settle(path);
        return outcome.with("msg", edited.message);
    }

    private TextEdit at(RemotePath other) {
        return new TextEdit(other, attributes, replacing, create, reader);
    }
}
