package dev.sentryprovision.module.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceListsTest {

    @Test
    void systemd_tells_units_that_are_loaded_and_files_of_others() {
        Map<String, Object> services = ServiceLists.parse("""
                \036units
                cron.service           loaded    active   running Regular background program processing daemon
                  apt-daily.service    loaded    inactive dead    Daily apt download activities
                plymouth.service       not-found inactive dead    plymouth.service
                broken.service         loaded    failed   failed  Broken
                \036files
                cron.service      enabled  enabled
                apt-daily.service static   -
                broken.service    enabled  enabled
                getty@.service    enabled  enabled
                nftables.service  disabled enabled
                """);
        assertThat(services)
                .containsOnlyKeys(
                        "apt-daily.service",
                        "broken.service",
                        "cron.service",
                        "getty@.service",
                        "nftables.service",
                        "plymouth.service");
        assertThat(services.get("cron.service")).isEqualTo(unit("cron.service", "running", "enabled"));
        assertThat(services.get("apt-daily.service")).isEqualTo(unit("apt-daily.service", "stopped", "static"));
        assertThat(services.get("plymouth.service")).isEqualTo(unit("plymouth.service", "stopped", "not-found"));
        assertThat(services.get("broken.service")).isEqualTo(unit("broken.service", "stopped", "failed"));
        assertThat(services.get("getty@.service")).isEqualTo(unit("getty@.service", "unknown", "enabled"));
        assertThat(services.get("nftables.service")).isEqualTo(unit("nftables.service", "inactive", "disabled"));
    }

    private static Map<String, Object> unit(String name, String state, String status) {
        return Map.of("name", name, "state", state, "status", status, "source", "systemd");
    }

    @Test
    void init_scripts_tell_whether_they_run() {
        assertThat(ServiceLists.parse("\036sysv\n [ + ]  cron\n [ - ]  ssh\n [ ? ]  kmod\n"))
                .isEqualTo(Map.of(
                        "cron", Map.of("name", "cron", "state", "running", "source", "sysv"),
                        "ssh", Map.of("name", "ssh", "state", "stopped", "source", "sysv")));
    }

    @Test
    void openrc_tells_states_and_runlevels() {
        Map<String, Object> services = ServiceLists.parse("""
                \036openrc
                 sshd                          [  started 02:11:06 (0) ]
                 ntpd                          [  stopped  ]
                \036runlevels
                          sshd |      default
                          ntpd |
                """);
        assertThat(services.get("sshd"))
                .isEqualTo(Map.of(
                        "name",
                        "sshd",
                        "state",
                        "started",
                        "status",
                        "enabled",
                        "source",
                        "openrc",
                        "runlevels",
                        List.of("default")));
        assertThat(services.get("ntpd")).extracting("status").isEqualTo("disabled");
    }
}
