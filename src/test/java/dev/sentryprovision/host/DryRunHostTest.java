package dev.sentryprovision.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.Effect.Preview;
import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a dry run makes of commands that it does not run. */
class DryRunHostTest {

    private static final RemotePath ETC = new RemotePath("/etc");
    private static final RemotePath OPT = new RemotePath("/opt");
    private static final Look.Query ACTIVE = Look.Query.of(Command.of("systemctl", "is-active", "docker"));
    private static final Subject UNIT = Subject.named("unit", "docker");

    private final Changes changes = new Changes();
    private final ImaginedMachine machine = new ImaginedMachine("web1", ImaginedMachine.root(), Map.of());
    private final Host host = machine.host(changes);

    @BeforeEach
    void folders() {
        for (RemotePath folder : List.of(ETC, OPT)) {
            machine.put(folder, ImaginedMachine.status(Kind.DIRECTORY, 0755, "root", "root", 4096, ""), Content.of(""));
        }
        machine.machine().reply("systemctl is-active docker", reply(3, "inactive\n"));
    }

    @Test
    void a_command_is_recorded_and_not_run() {
        Effect effect = Effect.of("restart docker").changing("state", "stopped", "started");

        assertThat(host.run(Command.of("systemctl", "restart", "docker"), effect))
                .isInstanceOf(RunResult.NotRun.class);
        assertThat(changes.list())
                .extracting(Change::diff)
                .containsExactly(Diff.attributes(
                        "restart docker", List.of(new Diff.AttributeChange("state", "stopped", "started"))));
        assertThat(changes.list().getFirst().canBeUndone()).isFalse();
    }

    @Test
    void what_a_command_touched_is_unknown() {
        host.run(Command.of("apt-get", "install"), Effect.of("install docker").touching(UNIT));

        assertThatThrownBy(() -> host.look(ACTIVE.dependingOn(UNIT)))
                .isInstanceOf(UnknownUntilApplied.class)
                .hasMessage("install docker");
        assertThat(host.look(ACTIVE.dependingOn(Subject.named("unit", "ssh"))).status())
                .isEqualTo(3);
        assertThat(host.look(ACTIVE).status()).isEqualTo(3);
    }

    @Test
    void a_folder_that_a_package_may_bring_is_unknown_and_not_missing() {
        FileWrite write = FileWrite.of(new RemotePath("/etc/caddy/Caddyfile"), Content.of("x"), Attributes.KEEP);
        assertThatThrownBy(() -> host.write(write)).hasMessageContaining("there is no folder /etc/caddy");

        host.run(
                Command.of("apt-get", "install"),
                Effect.of("install caddy").touching(Subject.named("package", "caddy")));

        assertThatThrownBy(() -> host.write(write))
                .isInstanceOf(UnknownUntilApplied.class)
                .hasMessage("install caddy");
    }

    @Test
    void folders_on_the_way_to_one_that_is_asked_for_may_come_with_a_package() {
        host.run(
                Command.of("apt-get", "install"),
                Effect.of("install nginx").touching(Subject.named("package", "nginx")));

        assertThatThrownBy(() -> host.take(folders("/etc/nginx", "/etc/nginx/sites-enabled")))
                .isInstanceOf(UnknownUntilApplied.class)
                .hasMessage("install nginx");
        assertThatThrownBy(() -> host.confirmAbsent(new RemotePath("/var/log/nginx")))
                .hasMessage("install nginx");
        host.confirmAbsent(new RemotePath("/srv/www"));
        host.take(folders("/etc/app"));
        host.take(folders("/opt/app", "/opt/app/data"));
        assertThat(changes.list()).hasSize(4);
    }

    private static PathSteps folders(String... paths) {
        PathSteps steps = new PathSteps();
        steps.makeDirectories(Stream.of(paths).map(RemotePath::new).toList(), Attributes.ofMode(0755));
        return steps;
    }

    @Test
    void what_is_missing_after_a_command_that_was_not_run_is_unknown() {
        FileWrite write = FileWrite.of(new RemotePath("/opt/app/a.conf"), Content.of("x"), Attributes.KEEP);
        host.confirmMissing();

        host.run(Command.of("make", "install"), Effect.of("make install").touching(Subject.anyOf("command")));

        assertThatThrownBy(host::confirmMissing).hasMessage("make install");
        assertThatThrownBy(() -> host.write(write))
                .isInstanceOf(UnknownUntilApplied.class)
                .hasMessage("make install");
    }

    @Test
    void what_may_appear_is_unknown_only_while_it_is_not_there() {
        machine.machine().reply("id docker", reply(0, "uid=7"));
        host.run(Command.of("apt-get", "install"), Effect.of("install docker").touching(Subject.anyOf("user")));

        Look.Query there = Look.Query.of(Command.of("id", "docker")).mayAppearWith(Subject.named("user", "docker"));
        Look.Query missing = Look.Query.of(Command.of("id", "moby")).mayAppearWith(Subject.named("user", "moby"));

        assertThat(host.look(there).out()).isEqualTo("uid=7");
        assertThatThrownBy(() -> host.look(missing)).isInstanceOf(UnknownUntilApplied.class);
        assertThatThrownBy(() -> host.resolve("~moby/x")).isInstanceOf(UnknownUntilApplied.class);
    }

    @Test
    void a_promised_answer_holds_until_something_touches_it() {
        Look.Query look = ACTIVE.dependingOn(UNIT);
        host.run(
                Command.of("systemctl", "start", "docker"),
                Effect.of("start docker").touching(UNIT).predicting(look, reply(0, "active\n")));

        assertThat(host.look(look).out()).isEqualTo("active\n");

        host.run(Command.of("apt-get", "upgrade"), Effect.of("upgrade").touching(Subject.anyOf("unit")));

        assertThatThrownBy(() -> host.look(look)).hasMessage("upgrade");
    }

    @Test
    void a_written_file_touches_what_depends_on_it() {
        RemotePath config = ETC.child("app.conf");
        Look.Query look = Look.Query.of(Command.of("app", "show")).dependingOn(Subject.path(config));
        machine.machine().reply("app show", reply(0, "old"));
        assertThat(host.look(look).out()).isEqualTo("old");

        host.write(FileWrite.of(config, Content.of("x"), Attributes.KEEP));

        assertThatThrownBy(() -> host.look(look)).hasMessage("write /etc/app.conf");
    }

    @Test
    void below_a_path_that_a_command_makes_all_is_unknown_but_what_is_written_later() {
        RemotePath tree = OPT.child("sentry");
        RemotePath file = tree.child(".env.custom");
        host.run(Command.of("tar", "x"), Effect.of("unpack sentry").making(tree, Optional.empty()));

        assertThatThrownBy(() -> host.stat(tree)).hasMessage("unpack sentry");
        assertThatThrownBy(() -> host.read(file)).hasMessage("unpack sentry");
        assertThatThrownBy(() -> host.look(new Look.Tree(OPT, false))).hasMessage("unpack sentry");

        host.write(FileWrite.of(file, Content.of("A=1\n"), Attributes.KEEP));

        assertThat(host.read(file))
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.text()).isEqualTo("A=1\n"));
        assertThat(changes.list().getLast().diff())
                .isEqualTo(new Diff(
                        file.text(), Optional.empty(), Optional.of("A=1\n"), List.of(), "unknown until applied"));
    }

    @Test
    void a_previewed_tree_can_be_looked_at_and_changed() {
        RemotePath tree = OPT.child("sentry");
        int[] asked = {0};
        host.run(Command.of("git", "clone"), Effect.of("clone").making(tree, Optional.of(preview(tree, asked))));
        assertThat(asked[0]).isZero();

        assertThat(host.stat(tree).isDirectory()).isTrue();
        assertThat(host.stat(tree.child("install.sh")).mode()).isEqualTo(0755);
        assertThat(host.stat(tree.child("other")).exists()).isFalse();
        assertThat(host.read(tree.child("install.sh")))
                .isInstanceOfSatisfying(
                        Reading.Whole.class, whole -> assertThat(whole.text()).isEqualTo("echo\n"));
        assertThat(host.look(new Look.Digest(tree.child("install.sh"), "md5")))
                .contains("53f31a089339194f333d2e3995dbb05e");
        host.write(FileWrite.of(tree.child("new"), Content.of("x"), Attributes.KEEP));
        assertThat(host.look(new Look.Tree(tree, false)))
                .extracting(entry -> entry.path().fileName())
                .containsExactly("install.sh", "new");
        assertThat(asked[0]).isEqualTo(1);
    }

    private static Preview preview(RemotePath tree, int[] asked) {
        return new Preview() {
            @Override
            public List<TreeEntry> entries() {
                asked[0]++;
                return List.of(new TreeEntry(
                        tree.child("install.sh"),
                        ImaginedMachine.status(Kind.FILE, 0755, "root", "root", 5, ""),
                        Optional.empty()));
            }

            @Override
            public Reading content(RemotePath path) {
                return new Reading.Whole("echo\n".getBytes(UTF_8));
            }
        };
    }

    @Test
    void what_was_asked_before_a_change_does_not_see_it() {
        Asked<PathStatus> before = host.ask(new Look.Stat(ETC.child("new"), false));

        host.write(FileWrite.of(ETC.child("new"), Content.of("x"), Attributes.KEEP));

        assertThat(before.get().exists()).isFalse();
        assertThat(host.stat(ETC.child("new")).exists()).isTrue();
    }

    @Test
    void an_owner_by_name_is_not_changed_twice() {
        Attributes owned = new Attributes(Optional.of(ModeSpec.ofBits(0640)), Optional.of("app"), Optional.of("33"));
        FileWrite write = FileWrite.of(ETC.child("new"), Content.of("x"), owned);

        host.write(write);
        host.write(write);
        host.setAttributes(ETC.child("new"), owned);

        assertThat(changes.list()).hasSize(1);
        assertThat(changes.list().getFirst().diff().attributes())
                .extracting(Diff.AttributeChange::name, Diff.AttributeChange::after)
                .containsExactly(
                        tuple("state", "file"), tuple("mode", "0640"), tuple("owner", "app"), tuple("group", "33"));
    }

    @Test
    void a_secret_shows_in_no_diff() {
        host.write(new FileWrite(
                ETC.child("key"), Content.of("hunter2"), Attributes.ofMode(0600), Optional.empty(), false, true));

        assertThat(changes.list().getFirst().diff().toString()).doesNotContain("hunter2");
        assertThat(changes.list().getFirst().diff().note()).isEqualTo("secret");
    }

    private static Reply reply(int status, String out) {
        return new Reply(status, out.getBytes(UTF_8), new byte[0]);
    }
}
