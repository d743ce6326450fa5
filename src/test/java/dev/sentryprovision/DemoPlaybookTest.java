package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentryprovision.testing.Program;
import dev.sentryprovision.testing.SshHost;
import dev.sentryprovision.testing.SshHosts;
import dev.sentryprovision.testing.SshHosts.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration: dry run, apply, apply again, then an upgrade, on Debian and on busybox. */
@Tag("container")
class DemoPlaybookTest {

    private static final Map<String, SshHost> HOSTS = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    private static String before;
    private static String afterPlan;
    private static JsonNode planned;
    private static JsonNode applied;
    private static JsonNode again;
    private static String secretKeys;
    private static JsonNode upgradePlanned;
    private static JsonNode upgraded;

    @BeforeAll
    static void run_the_demonstration() throws IOException {
        startHosts();
        before = traces();
        planned = report("plan");
        afterPlan = traces();
        applied = report("apply");
        again = report("apply");
        secretKeys = secretKeys();
        upgradePlanned = report("plan", "-e", "sentry_version=26.8.0");
        upgraded = report("apply", "-e", "sentry_version=26.8.0");
    }

    @AfterAll
    static void stop_the_hosts() {
        HOSTS.values().forEach(SshHost::close);
    }

    @Test
    void the_dry_run_touches_nothing() {
        assertThat(afterPlan).isEqualTo(before);
    }

    @Test
    void the_dry_run_predicts_every_change_with_its_diff() {
        assertThat(changes(planned)).isEqualTo(changes(applied)).isNotEmpty();
    }

    @Test
    void the_dry_run_predicts_every_change_of_an_upgrade() {
        assertThat(changes(upgradePlanned)).isEqualTo(changes(upgraded)).isNotEmpty();
    }

    @Test
    void a_second_apply_changes_nothing() {
        assertThat(changes(again)).isEmpty();
    }

    @Test
    void the_installer_runs_once_for_each_change() {
        assertThat(onEach("ls /opt/sentry/self-hosted/sentry_install_log-*.txt | wc -l")
                        .strip()
                        .split("\\s+"))
                .containsOnly("2");
    }

    @Test
    void what_the_installer_wrote_survives_an_upgrade() {
        assertThat(secretKeys).doesNotContain("changeme").contains("system.secret-key");
        assertThat(secretKeys()).isEqualTo(secretKeys);
    }

    @Test
    void a_machine_that_is_not_fit_is_said_loudly() {
        assertThat(applied.toString()).contains("THIS MACHINE IS NOT FIT FOR SENTRY", "is unsupported");
    }

    private static void startHosts() throws IOException {
        HOSTS.put("DEBIAN_1", SshHosts.start(Image.DEBIAN));
        HOSTS.put("DEBIAN_2", SshHosts.start(Image.DEBIAN));
        HOSTS.put("BUSYBOX", SshHosts.start(Image.BUSYBOX));
        List<String> known = new ArrayList<>();
        String inventory = Files.readString(Path.of("src/test/demo/inventory.yml"));
        for (Map.Entry<String, SshHost> entry : HOSTS.entrySet()) {
            SshHost host = entry.getValue();
            host.copy(Path.of("src/test/self-hosted"), "/tmp/self-hosted");
            host.run("mkdir -p /srv/git && sh /tmp/self-hosted/make-repository /srv/git/self-hosted.git");
            known.add("[127.0.0.1]:" + host.port() + " " + host.run("cat /etc/ssh/ssh_host_ed25519_key.pub"));
            inventory = inventory
                    .replace("@" + entry.getKey() + "@", String.valueOf(host.port()))
                    .replace("@KEY@", host.privateKey().toString());
        }
        Path knownHosts = Files.writeString(folder.resolve("known_hosts"), String.join("", known));
        Files.writeString(folder.resolve("inventory.yml"), inventory.replace("@KNOWN_HOSTS@", knownHosts.toString()));
    }

    private static JsonNode report(String... verbAndOptions) throws IOException {
        Path report = folder.resolve("report.json");
        List<String> arguments = new ArrayList<>(List.of(verbAndOptions));
        arguments.addAll(List.of(
                "playbooks/demo.yml", "-i", folder.resolve("inventory.yml").toString(), "--report", "json=" + report));
        Program.Ended ended = Program.run(arguments.toArray(String[]::new));
        assertThat(ended.status()).as(ended.output()).isZero();
        return new ObjectMapper().readTree(report.toFile());
    }

    /** For each host, in order: the task, its status and its diffs, of all that changed or may have. */
    private static Map<String, List<String>> changes(JsonNode report) {
        return tasks(report)
                .flatMap(task ->
                        task.get("hosts").propertyStream().map(host -> Map.entry(host.getKey(), line(task, host))))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static String line(JsonNode task, Map.Entry<String, JsonNode> host) {
        JsonNode result = host.getValue();
        String status = result.get("status").asText();
        if (!List.of("changed", "unknown", "failed").contains(status)) {
            return "";
        }
        return task.get("name").asText() + " " + status + " " + result.path("diff") + items(result);
    }

    private static String items(JsonNode result) {
        return result.path("items")
                .valueStream()
                .map(item ->
                        "\n  " + item.path("item") + " " + item.get("status").asText() + " " + item.path("diff"))
                .collect(Collectors.joining());
    }

    private static Stream<JsonNode> tasks(JsonNode report) {
        return report.get("plays")
                .valueStream()
                .flatMap(play -> play.get("tasks").valueStream());
    }

    /** What the playbook would leave its marks on. */
    private static String traces() {
        return onEach("ls -lA /opt /etc /root /usr/local/share; cat /etc/ssl/certs/ca-certificates.crt; true");
    }

    private static String secretKeys() {
        return onEach("grep system.secret-key /opt/sentry/self-hosted/sentry/config.yml");
    }

    private static String onEach(String script) {
        return HOSTS.values().stream().map(host -> host.run(script)).collect(Collectors.joining());
    }
}
