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
                        "FAIL memory: 1 MB",
                        "  on web1",
                        "  cure: add some",
                        "WARN os: Rocky",
                        "  on web2",
                        "  cure: take Debian",
                        "not looked at",
                        "  on gone",
                        "  cure: see its failure above");
    }

    @Test
    void a_finding_of_several_hosts_is_said_once() {
        CheckResult finding = CheckResult.fail("memory", "1 MB", "add some");
        Map<String, List<CheckResult>> hosts = new LinkedHashMap<>();
        hosts.put("a", List.of(finding));
        hosts.put("b", List.of(finding));
        assertThat(new FleetTable(hosts).lines()).endsWith("FAIL memory: 1 MB", "  on a, b", "  cure: add some");
    }

    @Test
    void a_large_fleet_is_shown_in_several_tables_that_fit_a_terminal() {
        Map<String, List<CheckResult>> hosts = new LinkedHashMap<>();
        for (int i = 100; i < 130; i++) {
            hosts.put("sentry-" + i + ".example.com", List.of(CheckResult.fail("os", "Slackware ".repeat(20), "none")));
        }
        List<String> lines = new FleetTable(hosts).lines();
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines).filteredOn(line -> line.startsWith("os ")).hasSize(10);
        assertThat(lines.getLast()).isEqualTo("  cure: none");
    }

    @Test
    void nobody_is_a_table_too() {
        assertThat(new FleetTable(Map.of()).lines()).isEmpty();
    }
}
