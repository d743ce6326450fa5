package dev.sentryprovision.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("shells")
class ShellLooksTest {

    private static final List<String> NAMES = List.of(
            "plain",
            "with space",
            "it's \"quoted\"",
            "line\nbreak",
            "-n",
            "back\\slash",
            "ünï→",
            "tab\there",
            "$HOME`x`",
            "trailing\n",
            "*?[a]",
            "raw\udcff\udc80byte");

    @Parameter
    ShellProcess shell;

    @TempDir
    Path folder;

    private RemotePath root;
    private ShellLooks looks;

    static Stream<ShellProcess> shells() {
        return Shells.all();
    }

    @BeforeEach
    void set_up() throws IOException {
        root = new RemotePath(folder.toRealPath().toString());
        looks = new ShellLooks(
                () -> shell, Surroundings.of(InstantSource.system()).nonce());
    }

    @Test
    void any_name_can_be_looked_at() {
        for (String name : NAMES) {
            sh("printf %s " + Quote.quote(name) + " > "
                    + Quote.quote(root.child(name).text()));
        }

        List<Asked<PathStatus>> stats = ask(name -> new Look.Stat(name, false));
        List<Asked<Reading>> readings = ask(Look.Read::small);
        List<Asked<Optional<String>>> digests = ask(name -> new Look.Digest(name, "sha256"));
        Asked<List<TreeEntry>> tree = looks.ask(new Look.Tree(root, true));

        assertThat(stats).allMatch(status -> status.get().isFile());
        assertThat(stats.getFirst().get().size()).isEqualTo(5);
        assertThat(readings).allMatch(reading -> reading.get() instanceof Reading.Whole);
        assertThat(readings.get(2).get())
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.text()).isEqualTo(NAMES.get(2)));
        assertThat(tree.get()).extracting(entry -> entry.path().fileName()).containsExactlyInAnyOrderElementsOf(NAMES);
        for (TreeEntry entry : tree.get()) {
            int index = NAMES.indexOf(entry.path().fileName());
            assertThat(digests.get(index).get()).isEqualTo(entry.digest()).isPresent();
        }
        assertThat(shell.traffic().requests()).isPositive();
    }

    private <T> List<Asked<T>> ask(java.util.function.Function<RemotePath, Look<T>> look) {
        return NAMES.stream()
                .map(name -> looks.ask(look.apply(root.child(name))))
                .toList();
    }

    @Test
    void all_kinds_of_entries_are_told_apart() throws IOException {
        Files.writeString(folder.resolve("file"), "12345");
        Files.setPosixFilePermissions(folder.resolve("file"), PosixFilePermissions.fromString("rw-r-----"));
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("../no\nwhere"));

        assertThat(stat("file", false).mode()).isEqualTo(0640);
        assertThat(stat("file", false).modified()).isGreaterThan(1_700_000_000);
        assertThat(stat("folder", false).isDirectory()).isTrue();
        assertThat(stat("link", false).linkTarget()).isEqualTo("file");
        assertThat(stat("link", true)).isEqualTo(stat("file", false));
        assertThat(stat("dangling", false).linkTarget()).isEqualTo("../no\nwhere");
        assertThat(stat("dangling", true).exists()).isFalse();
        assertThat(stat("nothing", false)).isEqualTo(PathStatus.absent());
        assertThat(looks.ask(new Look.Stat(new RemotePath("/dev/null"), true))
                        .get()
                        .kind())
                .isEqualTo(PathStatus.Kind.OTHER);
    }

    @Test
    void content_is_exact_and_its_limit_is_kept() throws IOException {
        byte[] bytes = new byte[1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Files.write(folder.resolve("bytes"), bytes);

        assertThat(read("bytes", 1000))
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.bytes()).isEqualTo(bytes));
        assertThat(read("bytes", 999)).isInstanceOf(Reading.TooLarge.class);
        assertThat(read("nothing", 10)).isInstanceOf(Reading.Absent.class);
        assertThat(read(".", 10)).isInstanceOf(Reading.Absent.class);
    }

    @Test
    void a_tree_has_links_and_digests_and_not_its_root() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/c"), "abc");
        Files.createSymbolicLink(folder.resolve("a/l"), Path.of("b/c"));

        List<TreeEntry> entries =
                looks.ask(new Look.Tree(root.child("a"), true)).get();

        assertThat(entries)
                .extracting(entry -> entry.path().text().substring(root.text().length()))
                .containsExactly("/a/b", "/a/b/c", "/a/l");
        assertThat(entries.get(1).digest())
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(entries.get(2).status().linkTarget()).isEqualTo("b/c");
        assertThat(looks.ask(new Look.Tree(root.child("nothing"), false)).get()).isEmpty();
    }

    @Test
    void a_real_path_follows_links_as_far_as_there_is_something() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of("a/b"));
        Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(folder.resolve("a/dangling"), Path.of("../x/y"));

        assertThat(real("up/c/d")).isEqualTo("/a/b/c/d");
        assertThat(real("a/dangling/z")).isEqualTo("/x/y/z");
        assertThat(real("loop")).isEqualTo("/loop");
        assertThat(looks.ask(new Look.RealPath(RemotePath.ROOT)).get()).isEqualTo(RemotePath.ROOT);
    }

    @Test
    void commands_keep_their_streams_status_and_surroundings_apart() {
        Asked<Reply> first = query(Command.script("echo out; echo err >&2; cd /; p=1; exit 3"));
        Asked<Reply> broken = query(Command.script("echo 'open"));
        Asked<Reply> second = query(Command.script("printf '%s|' \"$p\" \"$#\" \"$SECRET\"; cat; pwd")
                .withStdin("it's\nstdin")
                .withEnvironment(Map.of("SECRET", "a'b\nc"))
                .in("/usr"));
        Asked<Reply> third = query(Command.script("cat; z 2>&1; n"));

        assertThat(first.get().status()).isEqualTo(3);
        assertThat(first.get().out()).isEqualTo("out\n");
        assertThat(first.get().err()).isEqualTo("err\n");
        assertThat(broken.get().succeeded()).isFalse();
        assertThat(second.get().out()).isEqualTo("|0|a'b\nc|it's\nstdin/usr\n");
        assertThat(third.get().status()).isEqualTo(127);
        assertThat(third.get().out()).contains("not found");
    }

    @Test
    void what_is_asked_together_is_one_round_trip_with_the_account() {
        long before = shell.traffic().requests();
        Asked<PathStatus> one = looks.ask(new Look.Stat(root, false));
        Asked<Reply> two = query(Command.of("true"));

        assertThat(one.get().isDirectory()).isTrue();
        assertThat(two.get().succeeded()).isTrue();
        assertThat(looks.account().get().home()).startsWith("/");
        assertThat(shell.traffic().requests() - before).isEqualTo(1);
    }

    @Test
    void a_user_who_was_not_there_the_first_time_is_asked_for_again() {
        AtomicInteger times = new AtomicInteger();
        ShellLooks late = new ShellLooks(
                () -> {
                    if (times.getAndIncrement() == 0) {
                        throw new ConnectionFailure(ConnectionFailure.Kind.BECOME_REFUSED, "no such user", "make one");
                    }
                    return shell;
                },
                Surroundings.of(InstantSource.system()).nonce());
        assertThatThrownBy(() -> late.ask(new Look.Stat(root, false)).get()).isInstanceOf(ConnectionFailure.class);

        Asked<PathStatus> status = late.ask(new Look.Stat(root, false));
        assertThat(late.account().get().user()).isEqualTo(looks.account().get().user());
        assertThat(status.get().isDirectory()).isTrue();
    }

    @Test
    void writable_is_what_nothing_keeps_closed_and_names_are_looked_up() {
        assertThat(looks.ask(new Look.Writable(root)).get()).isTrue();
        assertThat(looks.ask(new Look.Writable(root.child("absent"))).get()).isTrue();
        assertThat(known(Look.Names.USER, "root")).isTrue();
        assertThat(known(Look.Names.GROUP, "root")).isTrue();
        assertThat(known(Look.Names.USER, "nobody's \"own")).isFalse();
        assertThat(known(Look.Names.GROUP, "root:")).isFalse();
    }

    private boolean known(Look.Names names, String name) {
        return looks.ask(new Look.Known(names, name)).get();
    }

    @Test
    void an_unknown_digest_is_refused_with_a_reason() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertThatThrownBy(() -> looks.ask(new Look.Digest(root.child("file"), "rot13; id"))
                        .get())
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("rot13");
    }

    private PathStatus stat(String name, boolean follow) {
        return looks.ask(new Look.Stat(root.child(name), follow)).get();
    }

    private Reading read(String name, long limit) {
        return looks.ask(new Look.Read(root.child(name), limit)).get();
    }

    private String real(String name) {
        return looks.ask(new Look.RealPath(root.child(name)))
                .get()
                .text()
                .substring(root.text().length());
    }

    private Asked<Reply> query(Command command) {
        return looks.ask(Look.Query.of(command));
    }

    private void sh(String script) {
        Reply reply = shell.run(script);
        assertThat(new String(reply.stderr(), UTF_8)).isEmpty();
    }
}
