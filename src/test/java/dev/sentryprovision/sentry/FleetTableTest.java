package dev.sentryprovision.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetTableTest {

    @Test
    void a_row_for_each_check_and_a_column_for_each_host_then_what_to_do() {
        Map<String, List<CheckResult>> hosts = new LinkedHashMap<>();
        hosts.put("web1", List.of(CheckResult.pass("os", "Debian"), CheckResult.fail("memory", "1 MB", "add some")));
        hosts.put("web2", List.of(CheckResult.warn("os", "Rocky", "take Debian"), CheckResult.pass("memory", "much")));
        hosts.put("gone", List.of());

        assertThat(new FleetTable(hosts).lines())
                .containsExactly(
                        "        web1  web2  gone",
                        "os      pass  warn  ?",
                        "memory  FAIL  pass  ?",
                        "",
                        "web1: FAIL memory: 1 MB. Cure: add some",
                        "web2: WARN os: Rocky. Cure: take Debian",
                        "gone: not looked at: its failure is above");
    }

    @Test
    void a_finding_of_several_hosts_is_said_once() {
        CheckResult finding = CheckResult.fail("memory", "1 MB", "add some");
        assertThat(new FleetTable(Map.of("a", List.of(finding))).lines()).hasSize(4);
        Map<String, List<CheckResult>> hosts = new LinkedHashMap<>();
        hosts.put("a", List.of(finding));
        hosts.put("b", List.of(finding));
        assertThat(new FleetTable(hosts).lines()).last().isEqualTo("a, b: FAIL memory: 1 MB. Cure: add some");
    }

    @Test
    void a_large_fleet_is_shown_in_several_tables_that_fit_a_terminal() {
        Map<String, List<CheckResult>> hosts = new LinkedHashMap<>();
        for (int i = 100; i < 130; i++) {
            hosts.put("sentry-" + i + ".example.com", List.of(CheckResult.pass("os", "Debian")));
        }
        List<String> lines = new FleetTable(hosts).lines();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(112));
        assertThat(lines).filteredOn(line -> line.startsWith("os")).hasSize(8);
        assertThat(lines.getLast()).startsWith("os");
    }

    @Test
    void nobody_is_a_table_too() {
        assertThat(new FleetTable(Map.of()).lines()).isEmpty();
    }
}
