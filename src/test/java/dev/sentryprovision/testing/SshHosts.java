package dev.sentryprovision.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Machines behind sshd, in containers. The shared ones are started once for a JVM and go with it; tests that break
 * theirs start one of their own. Tests that use this are of the group {@code container}.
 */
public final class SshHosts {

    private SshHosts() {}

    /** What a machine has on it. */
    public enum Image {
        DEBIAN("sentry-provision/debian:12"),
        /** No utilities but busybox; sshd, git and sudo beside it. */
        BUSYBOX("sentry-provision/busybox:1");

        private final String reference;

        Image(String reference) {
            this.reference = reference;
        }
    }

    public static SshHost shared(Image image) {
        return switch (image) {
            case DEBIAN -> debian();
            case BUSYBOX -> busybox();
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
        Path key = Built.KEY;
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image.reference))
                .withImagePullPolicy(_ -> false)
                .withExposedPorts(22)
                .withEnv("AUTHORIZED_KEY", publicKey(key))
                .withEnv("SSHD_OPTIONS", String.join(" ", sshdOptions))
                .waitingFor(Wait.forLogMessage(".*Server listening on 0.0.0.0.*\\n", 1));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return new SshHost(nameOf(image, container), container, key);
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

    /** The images, made by {@code bin/images} where they are missing, and the key they accept. */
    private static final class Built {
        static final Path KEY = make();

        private static Path make() {
            try {
                Process process = new ProcessBuilder(List.of("bin/images", "--key"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                String key = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("bin/images failed; its messages are above");
                }
                return Path.of(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
