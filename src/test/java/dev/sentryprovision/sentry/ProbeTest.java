package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe's script in the shell of this machine. */
class ProbeTest {

    @TempDir
    private Path folder;

    @Test
    void finds_out_what_every_linux_has() throws Exception {
        Machine machine = probe(List.of());
        assertThat(machine.get("arch")).isPresent();
        assertThat(machine.version("kernel")).isPresent();
        assertThat(machine.number("processors").orElseThrow()).isPositive();
        assertThat(machine.number("memory_mb").orElseThrow()).isGreaterThan(100);
        assertThat(machine.number("disk.checkout.free_kb").orElseThrow()).isPositive();
        assertThat(machine.get("disk.docker.mount")).isPresent();
        assertThat(machine.number("clock.epoch")).isPresent();
        assertThat(machine.get("port.used")).isPresent();
        assertThat(machine.under("reach.")).isEmpty();
    }

    @Test
    void an_address_where_nobody_is_does_not_answer() throws Exception {
        Machine machine = probe(List.of(URI.create("http://127.0.0.1:1/")));
        assertThat(machine.under("reach.").values()).doesNotContain("yes");
    }

    private Machine probe(List<URI> urls) throws IOException, InterruptedException {
        Probe probe = new Probe(folder.resolve("not/there/yet").toString(), 1, "none", urls);
        Process process = new ProcessBuilder("sh", "-c", probe.command().script())
                .redirectErrorStream(false)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Machine.parse(output);
    }
}
