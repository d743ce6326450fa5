package dev.sentryprovision.host.facts;

import dev.sentryprovision.shell.Quote;

/**
 * Asks for all facts at once. Files are printed by one grep that puts the file's name before each line; what exists is
 * told by the shell itself; the few other programs are those without which a fact cannot be had.
 */
final class FactScript {

    /** A part starts with its name between these. */
    static final char NAME = '\036';

    static final char TEXT = '\037';

    static final String TEXT_OF_SCRIPT = """
            s() { printf '\\036%s\\037' "$1"; }
            s env; env
            LC_ALL=C; export LC_ALL
            s files; grep -H '' /etc/os-release /usr/lib/os-release /etc/alpine-release /etc/debian_version \
            /etc/redhat-release /etc/centos-release /etc/oracle-release /etc/lsb-release /etc/hosts /etc/resolv.conf /etc/passwd /etc/machine-id \
            /etc/selinux/config /sys/fs/selinux/enforce /proc/1/comm /proc/cmdline /proc/loadavg /proc/meminfo \
            /proc/mounts /proc/uptime /proc/net/route /proc/net/if_inet6 /proc/self/status /proc/1/cgroup \
            /proc/sys/kernel/hostname /proc/sys/kernel/osrelease /proc/sys/kernel/version /proc/sys/crypto/fips_enabled \
            /sys/class/dmi/id/bios_date /sys/class/dmi/id/bios_vendor /sys/class/dmi/id/bios_version \
            /sys/class/dmi/id/board_* /sys/class/dmi/id/chassis_* /sys/class/dmi/id/product_* /sys/class/dmi/id/sys_vendor \
            /sys/class/net/*/address /sys/class/net/*/mtu /sys/class/net/*/operstate /sys/class/net/*/type \
            /sys/class/net/*/speed /sys/class/net/*/flags /sys/class/net/*/bridge/bridge_id \
            /sys/class/net/*/bridge/stp_state /sys/class/net/*/bonding/mode /sys/class/net/*/bonding/slaves \
            /sys/class/net/*/bonding/miimon /sys/class/net/*/bonding/lacp_rate /proc/net/ipv6_route \
            /sys/block/*/size /sys/block/*/removable /sys/block/*/queue/rotational /sys/block/*/queue/scheduler \
            /sys/block/*/queue/logical_block_size /sys/block/*/queue/discard_granularity /sys/block/*/device/vendor \
            /sys/block/*/device/model /sys/block/*/device/serial /sys/block/*/*/start /sys/block/*/*/size \
            /sys/class/fc_host/*/port_name /etc/iscsi/initiatorname.iscsi /etc/nvme/hostnqn /proc/self/mountinfo \
            /etc/ssh/ssh_host_*_key.pub 2>/dev/null
            s links; ls -ld /sys/block/* /sys/block/*/holders/* /sys/block/*/*/holders/* /dev/disk/by-id/* \
            /dev/disk/by-uuid/* /dev/disk/by-label/* /sys/class/net/*/device /sys/class/net/*/device/driver/module \
            /sys/class/net/*/brif/* /etc/localtime 2>/dev/null
            s chroot; [ ! -e /proc/1/root/. ] || [ / -ef /proc/1/root/. ] || echo yes
            s cpu; grep -E '^(processor|vendor_id|model name|Processor|cpu model|physical id|core id|cpu cores|siblings)' \
            /proc/cpuinfo 2>/dev/null
            s flags; grep -m 1 -E '^(flags|Features)' /proc/cpuinfo 2>/dev/null
            s machine; uname -m
            s date; date '+%s %Z %z'
            if p=$(command -v python3); then s python; printf '%s\\n' "$p"; "$p" --version; fi 2>/dev/null
            if command -v capsh >/dev/null; then s caps; capsh --print; fi 2>/dev/null
            if [ "$(id -u)" = 0 ]; then for l in vgs lvs pvs; do command -v $l >/dev/null || continue
            s $l; $l --noheadings --nosuffix --units g --separator ,; done; fi 2>/dev/null
            s shell; printf '%s\\n' "$SHELL"
            s there; for f in /usr/bin/apt-get /usr/bin/dnf5 /usr/bin/dnf /usr/bin/microdnf /usr/bin/yum /sbin/apk \
            /usr/bin/zypper /usr/bin/pacman /bin/opkg /usr/bin/emerge /run/systemd/system /sbin/openrc /etc/init.d \
            /usr/bin/lsb_release /.dockerenv /run/.containerenv /proc/xen /proc/vz /proc/bc /dev/kvm /sys/kernel/security/apparmor; do
            [ ! -e "$f" ] || printf '%s\\n' "$f"; done
            s addresses; if command -v ip >/dev/null; then ip -o addr show; else cat /proc/net/fib_trie; fi 2>/dev/null
            read -r h </proc/sys/kernel/hostname
            case $h in *.*) ;; *) grep -q "[[:space:]]$h\\([[:space:].]\\|\\$\\)" /etc/hosts || { s fqdn; hostname -f; } 2>/dev/null;; esac
            set --
            while read -r d p o; do case $d:$p in /*|*:/) case $p in *\\\\*) p=$(printf %b "$p");; esac; set -- "$@" "$p";; esac
            done </proc/mounts
            s sizes; [ $# = 0 ] || stat -f -c '%S %b %a %c %d %n' -- "$@" 2>/dev/null
            """ + local("/etc/ansible/facts.d");

    private FactScript() {}

    /** What the machine's owner put into a folder. */
    static String local(String folder) {
        return "for f in " + Quote.quote(folder) + """
                /*.fact; do [ -f "$f" ] || continue
                printf '\\036fact:%s\\037' "$f"; if [ -x "$f" ]; then "$f" </dev/null; c=$?
                [ $c = 0 ] || printf '\\036failed:%s\\037%s' "$f" "$c"; else cat "$f"; fi 2>/dev/null
                done
                :
                """;
    }
}
