package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import dev.sentryprovision.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Role checkout on this machine, with the stand-in of the self-hosted repository. */
class CheckoutRoleTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void a_checkout_of_the_first_release() throws IOException, InterruptedException {
        sh(
                "src/test/self-hosted/make-repository '%1$s/repository' && git -c advice.detachedHead=false clone -q -b 25.5.1 '%1$s/repository' '%1$s/checkout'"
                        .formatted(folder));
        Files.writeString(
                folder.resolve("playbook.yml"),
                "- {hosts: all, roles: [" + Path.of("roles/checkout").toAbsolutePath() + "]}\n");
    }

    @Test
    void edits_of_upstream_s_files_are_refused_by_name() throws IOException {
        append("install.sh", "# mine\n");

        Program.Ended ended = run("apply", "25.10.0");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Somebody edited install.sh in ", "checkout_merge_edits");
    }

    @Test
    void edits_that_fit_are_carried_over_once() throws IOException {
        append("install.sh", "# mine\n");

        Program.Ended planned = run("plan", "25.10.0", "checkout_merge_edits=true");
        Program.Ended applied = run("apply", "25.10.0", "checkout_merge_edits=true");
        Program.Ended again = run("apply", "25.10.0", "checkout_merge_edits=true");

        assertThat(planned.status()).as(planned.output()).isZero();
        assertThat(applied.status()).as(applied.output()).isZero();
        assertThat(again.output()).contains("changed=0");
        assertThat(read("install.sh")).endsWith("# mine\n");
        assertThat(read("README.md")).startsWith("# Self-Hosted Sentry 25.10.0");
    }

    @Test
    void edits_that_do_not_fit_leave_everything_as_it_was() throws IOException {
        Files.writeString(folder.resolve("checkout/README.md"), "# Ours\n");

        Program.Ended ended = run("apply", "25.10.0", "checkout_merge_edits=true");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("these edits do not fit 25.10.0: README.md");
        assertThat(read("README.md")).isEqualTo("# Ours\n");
        assertThat(read(".env")).contains("SENTRY_IMAGE=getsentry/sentry:25.5.1");
    }

    /** GIT_TRACE holds the command line of each process that git starts. */
    @Test
    void a_token_in_the_address_is_on_no_command_line_and_not_in_the_clone() throws IOException, InterruptedException {
        append("install.sh", "# mine\n");
        sh("git -C '%s/repository' update-server-info".formatted(folder));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SimpleFileServer.createFileHandler(folder.resolve("repository")))
                .setAuthenticator(new BasicAuthenticator("git") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return user.equals("ops") && password.equals("open@sesame")
                                || user.equals("0penSesame_of_twenty_letters");
                    }
                });
        server.start();
        Path trace = folder.resolve("trace");
        Path playbook = folder.resolve("playbook.yml");
        Files.writeString(
                playbook,
                Files.readString(playbook)
                        .replace("roles:", "environment: {GIT_TRACE: " + trace + ", no_proxy: '*'}, roles:"));
        String repository = "sentry_repository=http://ops:open%40sesame@127.0.0.1:"
                + server.getAddress().getPort() + "/";

        Program.Ended merged = run("apply", "25.10.0", "checkout_merge_edits=true", repository);
        Program.Ended cloned = run("apply", "25.10.0", repository, "sentry_dir=" + folder.resolve("clone"));
        Program.Ended byToken = run(
                "apply",
                "25.10.0",
                repository.replaceFirst("//.*@", "//0penSesame_of_twenty_letters@"),
                "sentry_dir=" + folder.resolve("clone2"));
        server.stop(0);

        assertThat(byToken.status()).as(byToken.output()).isZero();
        assertThat(merged.status()).as(merged.output()).isZero();
        assertThat(cloned.status()).as(cloned.output()).isZero();
        assertThat(read("README.md")).startsWith("# Self-Hosted Sentry 25.10.0");
        assertThat(Files.readString(trace))
                .contains("fetch -q --tags http://127", "clone")
                .doesNotContainIgnoringCase("sesame");
        assertThat(Files.readString(folder.resolve("clone/.git/config"))).doesNotContain("sesame");
        assertThat(merged.output() + cloned.output() + byToken.output()).doesNotContainIgnoringCase("sesame");
    }

    private Program.Ended run(String verb, String release, String... variables) {
        List<String> arguments =
                new ArrayList<>(List.of(verb, folder.resolve("playbook.yml").toString(), "-i", "here,", "-vv"));
        List<String> given = new ArrayList<>(List.of(
                "ansible_connection=local",
                "sentry_version=" + release,
                "sentry_repository=" + folder.resolve("repository"),
                "sentry_dir=" + folder.resolve("checkout")));
        given.addAll(List.of(variables));
        given.forEach(each -> arguments.addAll(List.of("-e", each)));
        return Program.run(arguments.toArray(String[]::new));
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(folder.resolve("checkout").resolve(name), read(name) + text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve("checkout").resolve(name));
    }

    private static void sh(String script) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor())
                .isZero();
    }
}
