package dev.sentryprovision.testing;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * Machines behind sshd, in containers. The shared ones are started once for a JVM and go with it; tests that break
 * theirs start one of their own. Tests that use this are of the group {@code container}.
 */
public final class SshHosts {

    /** The kernel's first form of cgroups, which containers in containers have; a newer systemd asks to be told. */
    private static final String LEGACY_CGROUPS = "systemd.unified_cgroup_hierarchy=0"
            + " systemd.legacy_systemd_cgroup_controller=0 SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1";

    private SshHosts() {}

    /** What a machine has on it. */
    public enum Image {
        DEBIAN("sentry-provision/debian:12", "bin/images --key"),
        /** No utilities but busybox; sshd, git and sudo beside it. */
        BUSYBOX("sentry-provision/busybox:1", "bin/images --key"),
        /** The bare Debian 13 of {@link #startSentryHost}, with sshd alone. */
        DEBIAN13("sentry-provision/sentry-host:13", "bin/images --sentry"),
        /** A Debian that has dnf and rpm as well. */
        RPM("sentry-provision/rpm:12", "src/test/rpm/host"),
        /** A Debian that has ufw and firewalld as well, and may filter packets. */
        FIREWALL("sentry-provision/firewall:12", "src/test/firewall/host");

        private final String reference;
        private final String recipe;

        /** @param recipe what makes it, where it is missing */
        Image(String reference, String recipe) {
            this.reference = reference;
            this.recipe = recipe;
        }

        private void prepare(GenericContainer<?> container) {
            switch (this) {
                case DEBIAN13 ->
                    container
                            .withCopyFileToContainer(MountableFile.forHostPath("src/test/images/start", 0755), "/start")
                            .withCommand("/start");
                case FIREWALL ->
                    container.withCreateContainerCmdModifier(
                            command -> command.getHostConfig().withCapAdd(Capability.NET_ADMIN));
                case DEBIAN, BUSYBOX, RPM -> {}
            }
        }
    }

    public static SshHost shared(Image image) {
        return switch (image) {
            case DEBIAN -> debian();
            case BUSYBOX -> busybox();
            case DEBIAN13 -> SharedDebian13.HOST;
            case RPM -> SharedRpm.HOST;
            case FIREWALL -> SharedFirewall.HOST;
        };
    }

    /** The shared Debian 12. */
    public static SshHost debian() {
        return SharedDebian.HOST;
    }

    /** The shared machine that has busybox only. */
    public static SshHost busybox() {
        return SharedBusybox.HOST;
    }

    /** A machine of one's own; {@code sshdOptions} are sshd's, such as {@code -oMaxSessions=1}. */
    public static SshHost start(Image image, String... sshdOptions) {
        return start(image, container -> container.withEnv("SSHD_OPTIONS", String.join(" ", sshdOptions)));
    }

    /** A machine of one's own, with what its container needs beside sshd: mounts, variables. */
    public static SshHost start(Image image, Consumer<GenericContainer<?>> settings) {
        Path key = Built.KEY;
        printed(image.recipe.split(" "));
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image.reference))
                .withImagePullPolicy(_ -> false)
                .withExposedPorts(22)
                .withEnv("AUTHORIZED_KEY", publicKey(key))
                .waitingFor(Wait.forLogMessage(".*Server listening on 0.0.0.0.*\\n", 1));
        image.prepare(container);
        settings.accept(container);
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new SshHost(nameOf(image, container), container, key);
    }

    /**
     * A bare Debian 13 under systemd that can run a Docker engine of its own, with a registry and a repository for an
     * installation of Sentry; ops may become root. It takes some minutes to make its image, once.
     */
    public static SshHost startSentryHost() {
        Path key = Built.KEY;
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(printed("bin/images", "--sentry")))
                .withImagePullPolicy(_ -> false)
                .withExposedPorts(22)
                .withTmpFs(Map.of("/run", "", "/run/lock", "", "/tmp", "exec"))
                .withEnv("container", "docker")
                .withEnv("SYSTEMD_PROC_CMDLINE", LEGACY_CGROUPS)
                .withCommand("/lib/systemd/systemd")
                .waitingFor(new SystemdIsUp())
                .withCreateContainerCmdModifier(SshHosts::allowAnEngineInside);
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        SshHost host = new SshHost("sentry", container, key);
        host.run(
                "ssh-keygen -A && for home in /root /home/ops; do mkdir -p $home/.ssh && echo '" + publicKey(key)
                        + "' >$home/.ssh/authorized_keys; done; chown -R ops: /home/ops && systemctl reset-failed ssh; systemctl restart ssh");
        return host;
    }

    /** Without being privileged; proc and sys are its own to write, or its engine cannot set networks up. */
    private static void allowAnEngineInside(CreateContainerCmd command) {
        HostConfig settings = command.withVolumes(new Volume("/var/lib/docker"))
                .getHostConfig()
                .withBinds(new Bind("/sys/fs/cgroup", new Volume("/sys/fs/cgroup")))
                .withCapAdd(
                        Capability.SYS_ADMIN, Capability.NET_ADMIN, Capability.SYS_PTRACE, Capability.DAC_READ_SEARCH)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"));
        unknownToTheLibrary(settings).putAll(Map.of("MaskedPaths", List.of(), "ReadonlyPaths", List.of()));
    }

    /** Keys of the engine that the library has no methods for; it sends these, and lets nobody write them. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> unknownToTheLibrary(DockerObject object) {
        try {
            Field raw = DockerObject.class.getDeclaredField("rawValues");
            raw.setAccessible(true);
            return (Map<String, Object>) raw.get(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Image image, GenericContainer<?> container) {
        return image.name().toLowerCase(Locale.ROOT) + "-"
                + container.getContainerId().substring(0, 6);
    }

    private static String publicKey(Path key) {
        try {
            return Files.readString(Path.of(key + ".pub")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class SharedDebian {
        static final SshHost HOST = start(Image.DEBIAN);
    }

    private static final class SharedBusybox {
        static final SshHost HOST = start(Image.BUSYBOX);
    }

    private static final class SharedDebian13 {
        static final SshHost HOST = start(Image.DEBIAN13);
    }

    private static final class SharedRpm {
        static final SshHost HOST = start(Image.RPM);
    }

    private static final class SharedFirewall {
        static final SshHost HOST = start(Image.FIREWALL);
    }

    /** The images, made by {@code bin/images} where they are missing, and the key they accept. */
    private static final class Built {
        static final Path KEY = make();

        private static Path make() {
            return Path.of(printed("bin/images", "--key"));
        }
    }

    /** What a script of the repository prints when it ends well; its messages are shown. */
    private static String printed(String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(words[0] + " failed; its messages are above");
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final class SystemdIsUp extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            Unreliables.retryUntilTrue(
                    60,
                    TimeUnit.SECONDS,
                    () -> waitStrategyTarget
                            .execInContainer("systemctl", "is-system-running")
                            .getStdout()
                            .matches("(?s)(running|degraded)\\s*"));
        }
    }
}
