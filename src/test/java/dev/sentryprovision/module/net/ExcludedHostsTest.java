package dev.sentryprovision.module.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcludedHostsTest {

    @Test
    void addresses_are_written_as_the_kernel_does() {
        ExcludedHosts hosts = ExcludedHosts.of(List.of("127.0.0.1", "::1"));

        assertThat(hosts.written())
                .containsExactly("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");
        assertThat(hosts.names()).isEmpty();
    }

    @Test
    void names_are_for_the_host_to_look_up() {
        assertThat(ExcludedHosts.of(List.of("balancer")).names()).containsExactly("balancer");
    }
}
