package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.host.PathStatus.Kind;
import dev.sentryprovision.shell.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dry run foretells what the machine would refuse, and nothing that it would not. */
class HindrancesTest {

    private static final Command ANY = Command.of("true");
    private static final Account OPS = new Account("ops", 1000, "ops", 1000, Set.of(1000L, 27L), "/home/ops", 022);

    private final Changes changes = new Changes();
    private final ImaginedMachine machine = new ImaginedMachine("web1", OPS, Map.of());
    private final Host host = machine.host(changes);

    @BeforeEach
    void what_is_there() {
        folder("/etc", 0755, "root", 0, 0);
        folder("/home/ops", 0700, "ops", 1000, 1000);
        folder("/srv/shared", 02775, "root", 0, 27);
        folder("/srv/others", 0775, "root", 0, 28);
        folder("/tmp", 01777, "root", 0, 0);
        file("/etc/motd", "root", 0);
        file("/tmp/roots", "root", 0);
        file("/tmp/own", "ops", 1000);
    }

    private void folder(String path, int mode, String owner, long uid, long gid) {
        put(path, Kind.DIRECTORY, mode, owner, uid, gid);
    }

    private void file(String path, String owner, long uid) {
        put(path, Kind.FILE, 0644, owner, uid, uid);
    }

    private void put(String path, Kind kind, int mode, String owner, long uid, long gid) {
        PathStatus status = new PathStatus(
                kind, mode, owner, "g" + gid, uid, gid, kind == Kind.FILE ? 1 : 4096, 0, 0, 0, 0, 0, 1, "");
        machine.put(new RemotePath(path), status, Content.of("x"));
    }

    private void write(String path, Attributes attributes) {
        host.write(FileWrite.of(new RemotePath(path), Content.of("new"), attributes));
    }

    private void write(String path) {
        write(path, Attributes.KEEP);
    }

    private static Attributes ownedBy(String owner) {
        return new Attributes(Optional.empty(), Optional.of(owner), Optional.empty());
    }

    private static Attributes ofGroup(String group) {
        return new Attributes(Optional.empty(), Optional.empty(), Optional.of(group));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable action) {
        return assertThatThrownBy(action).isInstanceOf(HostFailure.class);
    }

    @Test
    void a_folder_of_another_takes_nothing() {
        assertRefused(() -> write("/etc/new")).hasMessage("cannot write /etc/new: ops may not write in /etc");
        assertRefused(() -> write("/etc/motd"));
        assertRefused(() -> write("/srv/others/new"));
        assertRefused(() -> host.remove(new RemotePath("/etc/motd")))
                .hasMessage("cannot remove /etc/motd: ops may not write in /etc");
        assertRefused(() -> host.makeDirectory(new RemotePath("/etc/d"), Attributes.KEEP));
        assertRefused(() -> host.link(new RemotePath("/etc/l"), "motd", Host.LinkKind.SYMBOLIC));
        assertRefused(() -> host.touch(new RemotePath("/etc/t"), Optional.empty(), Optional.empty()));
        assertThat(changes.list()).isEmpty();
    }

    @Test
    void own_folders_those_of_a_group_and_new_ones_take_all() {
        write("/home/ops/new");
        write("/srv/shared/new");
        write("/tmp/new");
        write("/tmp/own");
        host.makeDirectory(new RemotePath("/tmp/d"), Attributes.ofMode(0700));
        write("/tmp/d/new");
        PathSteps steps = new PathSteps();
        steps.makeDirectory(new RemotePath("/tmp/e"), Attributes.KEEP);
        steps.write(FileWrite.of(new RemotePath("/tmp/e/new"), Content.of("x"), Attributes.KEEP));
        host.take(steps);
        assertThat(changes.list()).hasSize(8);
    }

    @Test
    void in_a_sticky_folder_what_belongs_to_another_stays() {
        assertRefused(() -> write("/tmp/roots"))
                .hasMessage("cannot write /tmp/roots: it belongs to root, and this is ops");
    }

    @Test
    void attributes_are_changed_by_the_owner() {
        assertRefused(() -> host.setAttributes(new RemotePath("/etc/motd"), Attributes.ofMode(0600)))
                .hasMessage("cannot set attributes of /etc/motd: it belongs to root, and this is ops");
        assertRefused(() -> host.setAttributes(new RemotePath("/tmp/own"), ownedBy("root")))
                .hasMessage("cannot set attributes of /tmp/own: only root may give it to root");
        assertRefused(() -> write("/tmp/new", ownedBy("www-data")))
                .hasMessage("cannot write /tmp/new: only root may give it to www-data");
        host.setAttributes(new RemotePath("/tmp/own"), Attributes.ofMode(0600));
        host.setAttributes(new RemotePath("/tmp/own"), ofGroup("sudo"));
    }

    @Test
    void what_is_as_wanted_is_not_refused() {
        host.setAttributes(new RemotePath("/etc/motd"), Attributes.ofMode(0644));
        host.remove(new RemotePath("/etc/nothing"));
        assertThat(changes.list()).isEmpty();
    }

    @Test
    void names_that_nobody_has_are_refused() {
        machine.machine().hasNo("ghost");
        assertRefused(() -> write("/tmp/new", ownedBy("ghost")))
                .hasMessage("cannot write /tmp/new: there is no user 'ghost'");
        assertRefused(() -> host.setAttributes(new RemotePath("/tmp/own"), ofGroup("ghost")))
                .hasMessage("cannot set attributes of /tmp/own: there is no group 'ghost'");
    }

    @Test
    void a_user_who_is_made_before_is_there_with_a_group() {
        Attributes ghosts = new Attributes(Optional.empty(), Optional.of("ghost"), Optional.of("ghost"));
        Host root = rootWithoutGhost();
        assertRefused(() -> root.makeDirectory(new RemotePath("/srv/new"), ghosts));

        root.run(ANY, Effect.of("add user ghost").touching(Subject.named("user", "ghost")));

        root.makeDirectory(new RemotePath("/srv/new"), ghosts);
    }

    @Test
    void a_package_may_bring_a_user_but_no_permission() {
        Host root = rootWithoutGhost();
        root.run(ANY, Effect.of("install ghostd").touching(Subject.named("package", "ghostd")));
        root.makeDirectory(new RemotePath("/srv/new"), ownedBy("ghost"));
        assertThat(changes.list()).hasSize(2);
    }

    private Host rootWithoutGhost() {
        ImaginedMachine other = new ImaginedMachine("web1", ImaginedMachine.root(), Map.of());
        other.put(
                new RemotePath("/srv"),
                ImaginedMachine.status(Kind.DIRECTORY, 0755, "root", "root", 4096, ""),
                Content.of(""));
        other.machine().hasNo("ghost");
        return other.host(changes);
    }

    @Test
    void a_command_that_was_left_out_may_have_opened_all() {
        machine.machine().hasNo("ghost");
        host.run(ANY, Effect.of("run true").touching(Subject.anyOf("command")));
        write("/etc/new");
        host.setAttributes(new RemotePath("/tmp/own"), ofGroup("ghost"));
        host.run(ANY, Effect.of("clone").making(new RemotePath("/etc/clone"), Optional.empty()));
    }

    @Test
    void what_only_root_may_do_is_refused_to_others() {
        Effect install = Effect.of("install nginx").touching(Subject.named("package", "nginx"));
        assertRefused(() -> host.run(ANY, install))
                .hasMessage("cannot install nginx: only root may, and this is ops; does the task lack become: true?");
        assertThat(changes.list()).isEmpty();
        host.run(ANY, Effect.of("restart own unit").touching(Subject.named("unit", "own")));
        host.run(ANY, install.touching(Subject.anyOf("command")));
    }

    @Test
    void a_folder_on_the_way_that_comes_with_a_command_is_not_closed() {
        Host root = rootWithoutGhost();
        RemotePath clone = new RemotePath("/srv/on/the/way");
        root.run(ANY, Effect.of("clone").making(clone, Optional.of(new EmptyTree())));
        root.setAttributes(clone, Attributes.ofMode(0700));
        assertThat(changes.list()).hasSize(2);
    }

    private record EmptyTree() implements Effect.Preview {
        @Override
        public List<TreeEntry> entries() {
            return List.of();
        }

        @Override
        public Reading content(RemotePath path) {
            return new Reading.Absent();
        }
    }

    @Test
    void what_a_command_makes_needs_a_folder_that_can_be_written_to() {
        assertRefused(() -> host.run(ANY, Effect.of("clone").making(new RemotePath("/etc/a/b"), Optional.empty())))
                .hasMessage("cannot clone: ops may not write in /etc");
        folder("/etc/own", 0755, "ops", 1000, 1000);
        host.run(ANY, Effect.of("update").making(new RemotePath("/etc/own"), Optional.empty()));
        host.run(ANY, Effect.of("archive").making(new RemotePath("/home/ops/a/b.tgz"), Optional.empty()));
        assertThat(changes.list()).hasSize(2);
    }
}
