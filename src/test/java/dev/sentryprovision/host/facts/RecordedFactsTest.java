package dev.sentryprovision.host.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.Account;
import dev.sentryprovision.host.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parsing alone: output recorded in containers, and the release files that distributions publish. */
class RecordedFactsTest {

    private static final Account ROOT = new Account("root", 0, "root", 0, Set.of(0L), "/root", 022);

    @Test
    void debian_without_the_program_ip() {
        Facts facts = recorded("debian");

        assertThat(facts.values())
                .containsEntry("distribution", "Debian")
                .containsEntry("distribution_version", "12.15")
                .containsEntry("distribution_major_version", "12")
                .containsEntry("distribution_release", "bookworm")
                .containsEntry("os_family", "Debian")
                .containsEntry("pkg_mgr", "apt")
                .containsEntry("service_mgr", "sysvinit")
                .containsEntry("architecture", "x86_64")
                .containsEntry("kernel", "6.1.0-28-amd64")
                .containsEntry("hostname", "web1")
                .containsEntry("fqdn", "web1.example.com")
                .containsEntry("domain", "example.com")
                .containsEntry("processor_count", 1L)
                .containsEntry("processor_cores", 4L)
                .containsEntry("processor_vcpus", 4L)
                .containsEntry("processor_nproc", 4L)
                .containsEntry("user_shell", "/bin/bash")
                .containsEntry("virtualization_type", "docker")
                .containsEntry("virtualization_role", "guest")
                .containsEntry("selinux", Map.of("status", "disabled"))
                .containsEntry("all_ipv4_addresses", List.of("172.17.0.3"));
        assertThat(facts.list("cpu_flags").contains("sse4_2")).isTrue();
        assertThat(facts.values().get("default_ipv4"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("interface", "eth0"),
                        Map.entry("gateway", "172.17.0.1"),
                        Map.entry("alias", "eth0"),
                        Map.entry("type", "ether"),
                        Map.entry("mtu", 1500L),
                        Map.entry("macaddress", "02:42:ac:11:00:03"),
                        Map.entry("address", "172.17.0.3"),
                        Map.entry("broadcast", "172.17.255.255"),
                        Map.entry("netmask", "255.255.0.0"),
                        Map.entry("network", "172.17.0.0"),
                        Map.entry("prefix", "16")));
        Map<?, ?> root = (Map<?, ?>) facts.list("mounts").getFirst();
        assertThat(root.get("mount")).isEqualTo("/");
        assertThat(root.get("fstype")).isEqualTo("overlay");
        assertThat(root.get("size_total")).isEqualTo(66053021L * 4096);
        assertThat((long) root.get("size_available")).isPositive();
    }

    @Test
    void a_system_of_busybox_alone() {
        Facts facts = recorded("busybox");

        assertThat(facts.values())
                .containsEntry("distribution", "Busybox")
                .containsEntry("os_family", "Busybox")
                .containsEntry("pkg_mgr", "unknown")
                .containsEntry("service_mgr", "service")
                .containsEntry("user_id", "root")
                .containsEntry("all_ipv4_addresses", List.of("172.17.0.3"));
    }

    /** Release files as published; columns: os-release, the older file beside it, and what Ansible makes of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID=ubuntu;VERSION_ID=\"24.04\";VERSION=\"24.04.1 LTS (Noble Numbat)\";VERSION_CODENAME=noble"
                        + "| | Ubuntu | 24.04 | 24 | noble | Debian",
                "ID=debian;VERSION_ID=\"12\";VERSION=\"12 (bookworm)\";VERSION_CODENAME=bookworm"
                        + "| /etc/debian_version:12.8 | Debian | 12.8 | 12 | bookworm | Debian",
                "ID=debian;VERSION_CODENAME=trixie| /etc/debian_version:trixie/sid | Debian | NA | NA | trixie | Debian",
                "ID=\"rocky\";ID_LIKE=\"rhel centos fedora\";VERSION_ID=\"9.4\";VERSION=\"9.4 (Blue Onyx)\""
                        + "| /etc/redhat-release:Rocky Linux release 9.4 (Blue Onyx)"
                        + "| Rocky | 9.4 | 9 | Blue Onyx | RedHat",
                "ID=\"rhel\";VERSION_ID=\"9.3\";VERSION=\"9.3 (Plow)\""
                        + "| /etc/redhat-release:Red Hat Enterprise Linux release 9.3 (Plow)"
                        + "| RedHat | 9.3 | 9 | Plow | RedHat",
                "ID=\"centos\";VERSION_ID=\"9\";VERSION=\"9\"| /etc/redhat-release:CentOS Stream release 9"
                        + "| CentOS | 9 | 9 | Stream | RedHat",
                "ID=\"centos\";VERSION_ID=\"7\";VERSION=\"7 (Core)\""
                        + "| /etc/redhat-release:CentOS Linux release 7.9.2009 (Core)"
                        + "| CentOS | 7.9.2009 | 7 | Core | RedHat",
                "ID=\"amzn\";ID_LIKE=\"fedora\";VERSION_ID=\"2023\";VERSION=\"2023\""
                        + "| | Amazon | 2023 | 2023 | NA | RedHat",
                "ID=alpine;VERSION_ID=3.20.3| /etc/alpine-release:3.20.3 | Alpine | 3.20.3 | 3 | NA | Alpine",
                "NAME=nothing| | OtherLinux | NA | NA | NA | OtherLinux"
            })
    void distributions(
            String release, String other, String name, String version, String major, String codename, String family) {
        StringBuilder output = new StringBuilder("\u001efiles\u001f");
        for (String line : release.split(";")) {
            output.append("/etc/os-release:").append(line).append('\n');
        }
        output.append(other == null ? "" : other + "\n");

        Map<String, Object> facts = new DistributionFacts(new FactSources(output.toString())).facts();

        assertThat(facts)
                .containsEntry("distribution", name)
                .containsEntry("distribution_version", version)
                .containsEntry("distribution_major_version", major)
                .containsEntry("distribution_release", codename)
                .containsEntry("os_family", family);
    }

    @Test
    void a_machine_with_selinux_systemd_and_two_tools_for_packages() {
        Facts facts = FactGathering.parse("""
                \u001efiles\u001f/etc/os-release:ID="rocky"
                /etc/os-release:VERSION_ID="9.4"
                /sys/fs/selinux/enforce:1
                /etc/selinux/config:SELINUX=permissive
                /etc/selinux/config:SELINUXTYPE=targeted
                /proc/1/comm:systemd
                /proc/sys/kernel/hostname:web1
                /etc/hosts:10.0.0.1 web1.example.com web1 # this one
                /sys/class/dmi/id/sys_vendor:Amazon EC2
                /sys/class/dmi/id/product_name:m5.large
                \u001ethere\u001f/usr/bin/apt-get
                /usr/bin/dnf
                /usr/bin/yum
                \u001efact:disk.fact\u001f{"size": 12, "fast": true, "names": ["a", null]}
                \u001efact:old.fact\u001f[general]
                a = 1
                # b = 2
                \u001eaddresses\u001f1: lo    inet 127.0.0.1/8 scope host lo
                2: eth0    inet 10.0.0.1/24 brd 10.0.0.255 scope global dynamic eth0
                2: eth0    inet6 fe80::1/64 scope link
                """, ROOT);

        assertThat(facts.values())
                .containsEntry("pkg_mgr", "dnf")
                .containsEntry("service_mgr", "systemd")
                .containsEntry("fqdn", "web1.example.com")
                .containsEntry("virtualization_type", "kvm")
                .containsEntry("product_name", "m5.large")
                .containsEntry("bios_vendor", "NA")
                .containsEntry("all_ipv4_addresses", List.of("10.0.0.1"))
                .containsEntry("all_ipv6_addresses", List.of("fe80::1"))
                .containsEntry(
                        "selinux",
                        Map.of(
                                "status", "enabled",
                                "mode", "enforcing",
                                "config_mode", "permissive",
                                "type", "targeted"));
        assertThat(facts.values().get("local").toString())
                .isEqualTo("{disk={size=12, fast=true, names=[a, ]}, old={general={a=1}}}");
    }

    @Test
    void ipv6_addresses_of_the_kernel_are_shortened() {
        NetworkFacts facts = new NetworkFacts(new FactSources("\u001efiles\u001f"
                + "/proc/net/if_inet6:fe8000000000000000fc00fffe000001 02 40 20 80 eth0\n"
                + "/proc/net/if_inet6:20010db8000000010000000000000001 02 40 00 80 eth0\n"));

        assertThat(facts.facts().get("all_ipv6_addresses")).isEqualTo(List.of("fe80::fc:ff:fe00:1", "2001:db8:0:1::1"));
    }

    private static Facts recorded(String name) {
        return FactGathering.parse(text(name), ROOT);
    }

    /** The recordings show the separators as signs. */
    private static String text(String name) {
        try (InputStream in = RecordedFactsTest.class.getResourceAsStream(name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace('\u241e', FactScript.NAME)
                    .replace('\u241f', FactScript.TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
