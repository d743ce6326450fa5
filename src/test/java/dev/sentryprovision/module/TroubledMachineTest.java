package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import dev.sentryprovision.connection.Connection;
import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.connection.SshLogin;
import dev.sentryprovision.host.ChangeListener;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.containers.GenericContainer;
import org.yaml.snakeyaml.Yaml;

/**
 * Full disks, read-only file systems, missing permissions and users, held locks, as the file module-troubles.yml lists
 * them: the failure says what and where, the machine is left as it was, and the dry run foretells it where it can. On systems that are much like Debian 12 only
 * what is their own, and of the rest the first case of each module.
 */
@Tag("container")
@ParameterizedClass
@EnumSource(value = SshHosts.Image.class, mode = EnumSource.Mode.EXCLUDE, names = "FIREWALL")
class TroubledMachineTest {

    private static final int LARGE = 300_000;

    /** All that the cases could have left something in. */
    private static final String LISTING = "find /full /locked /srv /tmp /home /root /etc /var/lib/dpkg"
            + " \\( -name .ssh -prune -o -type f -exec ls -ld {} + -o -type l -exec ls -ld {} + \\) | sort -k 9;"
            + " find /full /locked /srv /tmp -type d | sort; cat /full/target /srv/roots/* /locked/target | sha256sum";

    @Parameter
    private SshHosts.Image image;

    @TempDir
    private Path temporary;

    private final ModuleRegistry registry = ModuleRegistry.create();
    private final ModuleRunner runner = new ModuleRunner(new Redactor());
    private SshHost machine;

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        Path locked = Files.createDirectory(temporary.resolve("locked"));
        Files.writeString(locked.resolve("target"), "locked\n");
        Files.writeString(temporary.resolve("large"), "0123456789\n".repeat(LARGE / 11));
        machine = SshHosts.start(image, container -> mount(container, locked));
        machine.run("""
                mkdir -p /var/lib/dpkg /srv/roots /srv/parts /srv/tree /full/dest; echo mine >/srv/roots/file
                echo mine >/srv/roots/secret; chmod 600 /srv/roots/secret; chmod 755 /full
                echo part >/srv/parts/1; head -c 300000 /dev/urandom >/srv/tree/a; tar -czf /srv/tree.tgz -C /srv/tree a
                mkdir -p /tmp/deb/DEBIAN
                printf 'Package: sp-x\\nVersion: 1\\nArchitecture: all\\nMaintainer: x\\nDescription: x\\n' >/tmp/deb/DEBIAN/control
                if command -v dpkg-deb >/dev/null; then dpkg-deb -b /tmp/deb /srv/demo.deb >/dev/null; fi; rm -r /tmp/deb
                echo before >/full/target; cat /dev/zero >/full/filler 2>/dev/null || :
                """);
        return troubles().map(each -> DynamicTest.dynamicTest(image + " " + each.get("name"), () -> check(each)));
    }

    private static void mount(GenericContainer<?> container, Path locked) {
        container
                .withTmpFs(Map.of("/full", "size=128k"))
                .withCreateContainerCmdModifier(
                        command -> command.getHostConfig().withBinds(Bind.parse(locked + ":/locked:ro")));
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    private Stream<Map<String, Object>> troubles() {
        try (InputStream in = Files.newInputStream(Path.of("src/test/resources/module-troubles.yml"))) {
            List<Map<String, Object>> cases = new Yaml().load(in);
            String name = image.name().toLowerCase(Locale.ROOT);
            String family = name.replace("13", "");
            boolean alike = image == SshHosts.Image.DEBIAN13 || image == SshHosts.Image.RPM;
            Set<Object> seen = new HashSet<>();
            return cases.stream()
                    .filter(each -> family.equals(each.getOrDefault("only", family)))
                    .filter(each -> !alike || name.equals(each.get("only")) || seen.add(each.get("module")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Map<String, Object> each) {
        machine.run((String) each.getOrDefault("setup", ":"));
        String before = machine.run(LISTING);

        String message = failure(each, false);
        if (isForetold(each)) {
            assertThat(failure(each, true))
                    .contains(((List<?>) each.get("fails")).getFirst().toString());
        }
        assertThat(message).contains(((List<?>) each.get("fails")).toArray(CharSequence[]::new));
        assertThat(machine.run(LISTING)).isEqualTo(before);
    }

    private boolean isForetold(Map<String, Object> each) {
        return switch (String.valueOf(each.getOrDefault("unforetold", "nowhere"))) {
            case "nowhere" -> true;
            case "busybox" -> image != SshHosts.Image.BUSYBOX;
            case "anywhere" -> false;
            default -> throw new IllegalArgumentException(each.toString());
        };
    }

    @SuppressWarnings("unchecked")
    private String failure(Map<String, Object> each, boolean dryRun) {
        Connection connection = SshLogin.connect(machine.target((String) each.getOrDefault("as", "root")));
        try (HostSession session = HostSession.of("web1", connection, ChangeListener.NONE, InstantSource.system())) {
            Host host = session.view(new HostView(who(each), Map.of(), Optional.empty(), dryRun), new Changes());
            Outcome outcome = runner.run(
                    registry.find((String) each.get("module")).orElseThrow(),
                    (Map<String, Object>) each.get("args"),
                    host,
                    new PlainController(temporary, Map.of()));
            assertThat(outcome.kind()).as("%s", outcome).isEqualTo(Outcome.Kind.FAILED);
            return outcome.values().get("msg").toString();
        } catch (HostFailure | ConnectionFailure e) {
            return e.getMessage();
        }
    }

    private static Identity who(Map<String, Object> each) {
        return Optional.ofNullable((String) each.get("become"))
                .<Identity>map(user -> new Identity.Become(Identity.Method.SUDO, user, Optional.empty(), ""))
                .orElseGet(Identity.Login::new);
    }
}
