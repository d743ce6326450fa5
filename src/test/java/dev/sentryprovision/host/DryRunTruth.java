package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Quote;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a dry run says is what a live run does: the same diffs, the same failures, and the same things afterwards. */
abstract class DryRunTruth {

    /** A machine and the user to be on it. */
    record Place(String name, Connection connection, Identity who) {}

    /** Where it is to be tried. */
    abstract Stream<Place> places();

    /** Some steps on a host, below a folder. */
    interface Steps extends BiConsumer<Host, RemotePath> {}

    @TestFactory
    Stream<DynamicTest> the_dry_run_tells_the_truth() {
        return places().flatMap(place -> scenarios().entrySet().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        place.name() + ": " + scenario.getKey(), () -> tellsTheTruth(place, scenario.getValue()))));
    }

    private static Map<String, Steps> scenarios() {
        Map<String, Steps> all = new TreeMap<>();
        all.put("a new file", (host, at) -> write(host, at.child("new"), "text\n", Attributes.KEEP));
        all.put("a new secret file", (host, at) -> write(host, at.child("new"), "x", Attributes.ofMode(0600)));
        all.put("a file changed", (host, at) -> write(host, at.child("file"), "other\n", Attributes.KEEP));
        all.put("a file changed with mode", (host, at) -> write(host, at.child("file"), "o", Attributes.ofMode(04755)));
        all.put("a file as it is", (host, at) -> write(host, at.child("file"), "content\n", Attributes.KEEP));
        all.put("binary", (host, at) -> host.write(FileWrite.of(at.child("bin"), bytes(1024), Attributes.KEEP)));
        all.put("large", (host, at) -> host.write(FileWrite.of(at.child("bin"), bytes(400_000), Attributes.KEEP)));
        all.put("odd names", (host, at) -> {
            host.makeDirectory(at.child("it's\n-odd"), Attributes.KEEP);
            write(host, at.child("it's\n-odd/\udcff →"), "x", Attributes.KEEP);
        });
        all.put("a link replaced by a file", (host, at) -> write(host, at.child("tofolder"), "x", Attributes.KEEP));
        all.put("through a linked folder", (host, at) -> {
            write(host, at.child("tofolder/new"), "x", Attributes.KEEP);
            write(host, at.child("folder/new"), "y", Attributes.KEEP);
        });
        all.put("through a new link", (host, at) -> {
            host.link(at.child("l"), "folder", Host.LinkKind.SYMBOLIC);
            write(host, at.child("l/inner"), "changed", Attributes.KEEP);
            host.remove(at.child("folder/deep"));
        });
        all.put("folders", (host, at) -> {
            host.makeDirectory(at.child("d"), Attributes.KEEP);
            host.makeDirectory(at.child("d/e"), Attributes.ofMode(0700));
            host.makeDirectory(at.child("setgid/d"), Attributes.KEEP);
            host.makeDirectory(at.child("setgid/e"), Attributes.ofMode(0755));
            write(host, at.child("setgid/f"), "x", Attributes.KEEP);
        });
        all.put("removed and made anew", (host, at) -> {
            host.remove(at.child("folder"));
            host.makeDirectory(at.child("folder"), Attributes.KEEP);
            write(host, at.child("folder/only"), "x", Attributes.KEEP);
        });
        all.put("removed", (host, at) -> {
            host.remove(at.child("file"));
            host.remove(at.child("nothing"));
            host.remove(at.child("tofolder"));
        });
        all.put("attributes", (host, at) -> {
            host.setAttributes(at.child("file"), symbolic("u=rw,g+w,o="));
            host.setAttributes(at.child("folder"), symbolic("a+rX"));
            host.setAttributes(at.child("folder"), symbolic("a+rX"));
        });
        all.put("links", (host, at) -> {
            host.link(at.child("file"), "folder/inner", Host.LinkKind.SYMBOLIC);
            host.link(at.child("tofolder"), "elsewhere", Host.LinkKind.SYMBOLIC);
            host.link(at.child("tofolder"), "elsewhere", Host.LinkKind.SYMBOLIC);
            host.link(at.child("hard"), at.child("folder/inner").text(), Host.LinkKind.HARD);
        });
        all.put("touched", (host, at) -> {
            host.touch(at.child("file"), Optional.of(1_000_000_000.0), Optional.empty());
            host.touch(at.child("empty"), Optional.empty(), Optional.empty());
        });
        all.put(
                "backup",
                (host, at) -> host.write(new FileWrite(
                        at.child("file"), Content.of("new"), Attributes.KEEP, Optional.of("test -s %s"), true, true)));
        all.put("no folder", (host, at) -> write(host, at.child("no/file"), "x", Attributes.KEEP));
        all.put("a file as folder", (host, at) -> write(host, at.child("file/x"), "x", Attributes.KEEP));
        all.put("a folder in its place", (host, at) -> write(host, at.child("folder"), "x", Attributes.KEEP));
        all.put(
                "a link in place of a folder",
                (host, at) -> host.link(at.child("folder"), "x", Host.LinkKind.SYMBOLIC));
        all.put("a folder where a file is", (host, at) -> host.makeDirectory(at.child("file"), Attributes.KEEP));
        all.put("attributes of nothing", (host, at) -> host.setAttributes(at.child("no"), Attributes.ofMode(0600)));
        all.put(
                "a hard link to nothing",
                (host, at) -> host.link(at.child("h"), at.child("no").text(), Host.LinkKind.HARD));
        return all;
    }

    private static void tellsTheTruth(Place place, Steps steps) {
        RemotePath at = prepare(place);
        try {
            tellsTheTruth(place, steps, at);
        } finally {
            place.connection().shell(place.who()).run("rm -rf " + Quote.quote(at.text()));
        }
    }

    private static void tellsTheTruth(Place place, Steps steps, RemotePath at) {
        Surroundings surroundings = new Surroundings(
                () -> ImaginedMachine.NOW,
                Surroundings.of(InstantSource.system()).nonce(),
                1);
        Seen live = new Seen(place, surroundings, false);
        Seen dryRun = new Seen(place, surroundings, true);
        List<?> before = live.tree(at);
        Told imagined = dryRun.told(steps, at);
        List<?> imaginedTree = dryRun.tree(at);
        List<?> imaginedContents = dryRun.contents(at);
        assertThat(live.tree(at)).as("a dry run leaves no trace").isEqualTo(before);

        Told real = live.told(steps, at);

        assertThat(imagined).isEqualTo(real);
        assertThat(imaginedTree).isEqualTo(live.tree(at));
        assertThat(imaginedContents).isEqualTo(live.contents(at));
    }

    private record Told(List<?> diffs, String failure) {}

    private record Seen(HostSession session, Identity who, boolean dry) {

        private Seen(Place place, Surroundings surroundings, boolean dry) {
            this(new HostSession("web1", place.connection(), ChangeListener.NONE, surroundings), place.who(), dry);
        }

        private Host host(Changes changes) {
            return session.view(new HostView(who, Map.of(), Optional.empty(), dry), changes);
        }

        private Told told(Steps steps, RemotePath at) {
            Changes changes = new Changes();
            String failure = "";
            try {
                steps.accept(host(changes), at);
            } catch (HostFailure e) {
                failure = e.getMessage();
            }
            return new Told(changes.list().stream().map(Change::diff).toList(), failure);
        }

        /** What two runs can agree on: all but times, sizes of folders and numbers of inodes. */
        private List<List<Object>> tree(RemotePath at) {
            return host(new Changes()).look(new Look.Tree(at, true)).stream()
                    .map(entry -> List.<Object>of(
                            entry.path(),
                            entry.status().kind(),
                            entry.status().mode(),
                            Ownership.of(entry.status()),
                            entry.status().isDirectory() ? 0 : entry.status().size(),
                            entry.status().linkTarget(),
                            entry.digest()))
                    .toList();
        }

        private List<Object> contents(RemotePath at) {
            Host host = host(new Changes());
            List<Asked<Reading>> asked = Stream.of(
                            "new", "file", "bin", "folder/inner", "tofolder/inner", "l/inner", "hard", "nothing")
                    .map(name -> host.ask(Look.Read.small(at.child(name))))
                    .toList();
            return asked.stream()
                    .<Object>map(reading -> switch (reading.get()) {
                        case Reading.Whole whole -> whole.text();
                        case Reading.Absent absent -> absent;
                        case Reading.TooLarge large -> large;
                    })
                    .toList();
        }
    }

    private static RemotePath prepare(Place place) {
        Reply reply = place.connection().shell(place.who()).run("""
                        umask 022; d=$(mktemp -d) && cd "$d" || exit
                        echo content > file; chmod 640 file
                        mkdir -p folder/deep/deeper; echo inner > folder/inner; ln -s folder tofolder
                        mkdir setgid; chmod g+s setgid; mkdir closed; chmod 500 closed; mkdir sticky; chmod 1777 sticky
                        cd -P . && pwd
                        """);
        return new RemotePath(reply.out().strip());
    }

    private static void write(Host host, RemotePath path, String text, Attributes attributes) {
        host.write(FileWrite.of(path, Content.of(text), attributes));
    }

    private static Content bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) i;
        }
        return Content.of(bytes);
    }

    private static Attributes symbolic(String mode) {
        return new Attributes(Optional.of(new ModeSpec(mode)), Optional.empty(), Optional.empty());
    }
}
