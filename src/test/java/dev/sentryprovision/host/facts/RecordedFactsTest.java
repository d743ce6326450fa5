package dev.sentryprovision.host.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.Account;
import dev.sentryprovision.host.Facts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
                "ID=fedora;VERSION_ID=40;VERSION=\"40 (Server Edition)\";VERSION_CODENAME=\"\""
                        + "| /etc/redhat-release:Fedora release 40 (Forty)| Fedora | 40 | 40 | '' | RedHat",
                "ID=\"almalinux\";ID_LIKE=\"rhel centos fedora\";VERSION_ID=\"9.4\";VERSION=\"9.4 (Seafoam Ocelot)\""
                        + "| /etc/redhat-release:AlmaLinux release 9.4 (Seafoam Ocelot)"
                        + "| AlmaLinux | 9.4 | 9 | Seafoam Ocelot | RedHat",
                "ID=\"sles\";ID_LIKE=\"suse\";VERSION_ID=\"15.5\";VERSION=\"15-SP5\"| | SLES | 15.5 | 15 | 5 | Suse",
                "ID=\"opensuse-leap\";ID_LIKE=\"suse opensuse\";VERSION_ID=\"15.6\";VERSION=\"15.6\""
                        + "| | openSUSE Leap | 15.6 | 15 | 6 | Suse",
                "ID=debian;VERSION_ID=\"13\";VERSION=\"13 (trixie)\";VERSION_CODENAME=trixie"
                        + "| /etc/debian_version:13.1 | Debian | 13.1 | 13 | trixie | Debian",
                "ID=ubuntu;VERSION_ID=\"22.04\";VERSION=\"22.04.4 LTS (Jammy Jellyfish)\";VERSION_CODENAME=jammy"
                        + "| /etc/debian_version:bookworm/sid | Ubuntu | 22.04 | 22 | jammy | Debian",
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
    void facts_have_every_name_that_ansible_gives_them() {
        Set<String> ofPythonOnTheHost = Set.of("selinux_python_present", "python", "python_version");

        assertThat(text("names").lines().filter(line -> !line.startsWith("#")))
                .filteredOn(name -> !ofPythonOnTheHost.contains(name) && !name.startsWith("ssh_host_key"))
                .isSubsetOf(recorded("debian").values().keySet());
    }

    @Test
    void facts_of_the_owner_are_json_or_sections_and_tell_what_is_wrong_with_them() {
        String folder = "/etc/ansible/facts.d/";
        String output = part("fact:" + folder + "a.fact", "{\"x\": [1, true]}")
                + part("fact:" + folder + "b.fact", "; hm\n[s]\nName = v\nlong: 1\n  2\n[DEFAULT]\nd=1\n[t]\n")
                + part("fact:" + folder + "c.fact", "nothing of the kind\n")
                + part("fact:" + folder + "d.fact", "{\"half\":")
                + part("failed:" + folder + "d.fact", "3")
                + part("fact:" + folder + "e.fact", "1 of 2\n");

        assertThat(new LocalFacts(new FactSources(output)).local())
                .containsEntry("a", Map.of("x", List.of(1L, true)))
                .containsEntry("b", Map.of("s", Map.of("name", "v", "long", "1\n2", "d", "1"), "t", Map.of("d", "1")))
                .containsEntry("c", "error loading facts as JSON or ini - please check content: " + folder + "c.fact")
                .containsEntry("d", "Failure executing fact script (" + folder + "d.fact), rc: 3")
                .containsEntry("e", "error loading facts as JSON or ini - please check content: " + folder + "e.fact");
    }

    @Test
    void logical_volumes_and_capabilities_where_their_programs_are() {
        FactSources none = new FactSources("");
        FactSources some = new FactSources(part("vgs", "  main,1,2,0,wz--n-,99.00,9.00\n")
                + part("lvs", "  root,main,-wi-ao----,50.00,,,,,,,,\n")
                + part("pvs", "  /dev/sda2,main,lvm2,a--,99.00,9.00\n")
                + part("caps", "Current: cap_chown,cap_kill=ep\nBounding set =cap_chown\n"));

        assertThat(new StorageFacts(none).facts()).isEqualTo(Map.of("lvm", "N/A"));
        assertThat(new StorageFacts(some).facts())
                .isEqualTo(Map.of(
                        "lvm",
                        Map.of(
                                "vgs",
                                Map.of(
                                        "main",
                                        Map.of("num_pvs", "1", "num_lvs", "2", "size_g", "99.00", "free_g", "9.00")),
                                "lvs",
                                Map.of("root", Map.of("vg", "main", "size_g", "50.00")),
                                "pvs",
                                Map.of("/dev/sda2", Map.of("vg", "main", "size_g", "99.00", "free_g", "9.00")))));
        assertThat(new CapabilityFacts(none).facts()).containsEntry("system_capabilities", "N/A");
        assertThat(new CapabilityFacts(some).facts())
                .isEqualTo(Map.of("system_capabilities_enforced", "True", "system_capabilities", List.of("ep")));
        assertThat(new CapabilityFacts(new FactSources(part("caps", "Current: =ep\n"))).facts())
                .isEqualTo(Map.of("system_capabilities_enforced", "False", "system_capabilities", List.of()));
    }

    private static String part(String name, String text) {
        return FactScript.NAME + name + FactScript.TEXT + text;
    }

    @Test
    void ipv6_addresses_of_the_kernel_are_shortened() {
        NetworkFacts facts = new NetworkFacts(new FactSources("\u001efiles\u001f"
                + "/proc/net/if_inet6:fe8000000000000000fc00fffe000001 02 40 20 80 eth0\n"
                + "/proc/net/if_inet6:20010db8000000010000000000000001 02 40 00 80 eth0\n"));

        assertThat(facts.facts().get("all_ipv6_addresses")).isEqualTo(List.of("fe80::fc:ff:fe00:1", "2001:db8:0:1::1"));
    }

    @Test
    void the_file_that_tells_the_distribution_and_the_minor_version() {
        Map<String, Object> amazon = distribution("/etc/os-release:ID=\"amzn\"\n/etc/os-release:VERSION_ID=\"2023\"\n");
        assertThat(amazon)
                .containsEntry("distribution_minor_version", "NA")
                .containsEntry("distribution_file_path", "/etc/os-release")
                .containsEntry("distribution_file_variety", "Amazon");
        assertThat(distribution("/etc/os-release:ID=\"rocky\"\n/etc/redhat-release:Rocky Linux release 9.4\n"))
                .containsEntry("distribution_file_path", "/etc/redhat-release")
                .containsEntry("distribution_file_variety", "RedHat");
        assertThat(distribution("/etc/os-release:ID=debian\n/etc/debian_version:12.8\n"))
                .containsEntry("distribution_minor_version", "8")
                .containsEntry("distribution_file_variety", "Debian");
    }

    private static Map<String, Object> distribution(String files) {
        return new DistributionFacts(new FactSources("\u001efiles\u001f" + files)).facts();
    }

    @Test
    void disks_have_sizes_partitions_names_and_holders() {
        FactSources sources = new FactSources("""
                \u001efiles\u001f/sys/block/sda/size:41943040
                /sys/block/sda/removable:0
                /sys/block/sda/queue/rotational:1
                /sys/block/sda/queue/scheduler:none [mq-deadline] kyber
                /sys/block/sda/queue/logical_block_size:512
                /sys/block/sda/device/vendor:QEMU   \s
                /sys/block/sda/device/model:QEMU HARDDISK  \s
                /sys/block/sda/sda1/start:2048
                /sys/block/sda/sda1/size:41940992
                /proc/mounts:/dev/sda1 / ext4 rw,relatime 0 0
                \u001elinks\u001flrwxrwxrwx 1 root root 0 Nov 22 10:00 /sys/block/sda -> ../devices/pci0000:00/block/sda
                lrwxrwxrwx 1 root root 0 Nov 22 10:00 /sys/block/sda/sda1/holders/dm-0 -> ../../../dm-0
                lrwxrwxrwx 1 root root 10 Nov 22 10:00 /dev/disk/by-uuid/aaaa-bbbb -> ../../sda1
                """);
        Map<?, ?> devices = (Map<?, ?>) new DeviceFacts(sources).facts().get("devices");
        Map<?, ?> disk = (Map<?, ?>) devices.get("sda");
        assertThat(disk.get("size")).isEqualTo("20.00 GB");
        assertThat(disk.get("model")).isEqualTo("QEMU HARDDISK");
        assertThat(disk.get("scheduler_mode")).isEqualTo("mq-deadline");
        assertThat(disk.get("rotational")).isEqualTo("1");
        Map<?, ?> partition = (Map<?, ?>) ((Map<?, ?>) disk.get("partitions")).get("sda1");
        assertThat(partition.get("uuid")).isEqualTo("aaaa-bbbb");
        assertThat(partition.get("sectors")).isEqualTo("41940992");
        assertThat(partition.get("holders")).isEqualTo(List.of("dm-0"));
        Map<?, ?> root = (Map<?, ?>)
                new MountFacts(sources, new DeviceFacts(sources)).mounts().getFirst();
        assertThat(root.get("uuid")).isEqualTo("aaaa-bbbb");
    }

    @Test
    void bridges_and_bonds_tell_what_is_in_them_and_the_way_out_over_ipv6() {
        Map<String, Object> facts = new NetworkFacts(new FactSources("""
                        \036files\037/sys/class/net/br0/type:1
                        /sys/class/net/br0/flags:0x1103
                        /sys/class/net/br0/speed:10000
                        /sys/class/net/br0/bridge/bridge_id:8000.02424552c8cf
                        /sys/class/net/br0/bridge/stp_state:0
                        /sys/class/net/bond0/type:1
                        /sys/class/net/bond0/bonding/mode:802.3ad 4
                        /sys/class/net/bond0/bonding/slaves:eth0 eth1
                        /proc/net/ipv6_route:00000000000000000000000000000000 00 00000000000000000000000000000000 00 fd000000000000000000000000000001 00000400 00000002 00000000 00000003 br0
                        \036links\037lrwxrwxrwx 1 root root 0 Nov 22 10:00 /sys/class/net/br0/brif/veth1 -> ../veth1
                        \036addresses\0373: br0    inet6 fd00::2/64 scope global
                        """)).facts();
        assertThat(map(facts.get("br0")))
                .containsAllEntriesOf(Map.of(
                        "type",
                        "bridge",
                        "id",
                        "8000.02424552c8cf",
                        "interfaces",
                        List.of("veth1"),
                        "stp",
                        false,
                        "promisc",
                        true,
                        "speed",
                        10000L));
        assertThat(map(facts.get("bond0")))
                .containsAllEntriesOf(Map.of("type", "bonding", "mode", "802.3ad", "slaves", List.of("eth0", "eth1")));
        assertThat(map(facts.get("default_ipv6")))
                .containsAllEntriesOf(
                        Map.of("interface", "br0", "gateway", "fd00::1", "address", "fd00::2", "prefix", "64"));
    }

    private static Map<Object, Object> map(Object value) {
        return new LinkedHashMap<>((Map<?, ?>) value);
    }

    @Test
    void weeks_begin_on_monday_and_summer_has_a_name() {
        Map<String, Object> time = new TimeFacts(new FactSources(
                        "\u001edate\u001f1782000000 CEST +0200\n\u001elinks\u001flrwxrwxrwx 1 root root 33 Jan 1 2026 /etc/localtime ->"
                                + " /usr/share/zoneinfo/Europe/Berlin\n"))
                .dateTime();
        assertThat(time)
                .containsEntry("date", "2026-06-21")
                .containsEntry("weeknumber", "24")
                .containsEntry("tz_dst", "CEST");
    }

    @Test
    void options_of_the_kernel_that_are_given_twice_have_both_values() {
        CommandLine line = CommandLine.of("root=/dev/sda1 console=tty0 quiet console=ttyS0");
        assertThat(line.last()).containsEntry("console", "ttyS0").containsEntry("quiet", true);
        assertThat(line.all())
                .containsEntry("console", List.of("tty0", "ttyS0"))
                .containsEntry("root", "/dev/sda1");
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
