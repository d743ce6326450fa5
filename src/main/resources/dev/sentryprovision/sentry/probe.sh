# Looks at a host and says what it found, as key=value; what it cannot find out it leaves out. POSIX sh and busybox are
# enough. Set before: dir, port, project, urls.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/snap/bin
LC_ALL=C
export PATH LC_ALL
say() { [ -z "$2" ] || printf '%s=%s\n' "$1" "$2"; }
has() { command -v "$1" >/dev/null 2>&1; }
# A daemon that hangs must not hang this.
if has timeout; then brief() { timeout 15 "$@"; }; else brief() { "$@"; }; fi
# The nearest folder above a path that is there.
existing() {
    d=$1
    until [ -d "$d" ]; do d=$(dirname "$d"); done
    printf %s "$d"
}
# Filesystem of a path: mount point, KiB that are free, and how it is mounted.
disk() {
    set -- "$1" "$(df -Pk "$(existing "$2")" 2>/dev/null | awk 'NR == 2 { print $6, $4 }')"
    mount=${2% *}
    say "disk.$1.mount" "$mount"
    say "disk.$1.free_kb" "${2#* }"
    say "disk.$1.options" "$(awk -v m="$mount" '$2 == m { o = $4 } END { print o }' /proc/mounts 2>/dev/null)"
}
# Whether anything answers at a URL; any answer will do.
reach() {
    host=${1#*://} host=${host%%/*}
    if has getent; then
        getent hosts "$host" >/dev/null 2>&1 && say "dns.$host" yes || say "dns.$host" no
    elif has nslookup; then
        nslookup "$host" >/dev/null 2>&1 && say "dns.$host" yes || say "dns.$host" no
    fi
    if has curl; then
        curl -sS -o /dev/null -m 10 "$1" >/dev/null 2>&1 && say "reach.$1" yes || say "reach.$1" no
    elif has wget; then
        answer=$(wget -q -S -T 10 -O /dev/null "$1" 2>&1) && say "reach.$1" yes ||
            case $answer in *HTTP/*) say "reach.$1" yes ;; *) say "reach.$1" no ;; esac
    fi
}

for url in $urls; do reach "$url" & done

if [ -r /etc/os-release ]; then
    (
        . /etc/os-release
        say os.id "${ID:-}"
        say os.like "${ID_LIKE:-}"
        say os.version "${VERSION_ID:-}"
        say os.name "${PRETTY_NAME:-}"
    )
fi
say arch "$(uname -m)"
say kernel "$(uname -r)"
say processors "$(nproc --all 2>/dev/null || grep -c '^processor' /proc/cpuinfo)"
say cpu.model "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1)"
grep -qw sse4_2 /proc/cpuinfo 2>/dev/null && say cpu.sse42 yes || say cpu.sse42 no
say memory_mb "$(awk '$1 == "MemTotal:" { print int($2 / 1024) }' /proc/meminfo)"
say swap_mb "$(awk '$1 == "SwapTotal:" { print int($2 / 1024) }' /proc/meminfo)"
has bash && say bash "$(bash --version 2>/dev/null | head -n 1)"
missing=
for tool in git sed awk grep sort head tr tee mktemp cut date; do has "$tool" || missing="$missing $tool"; done
say tools.missing "$missing"
printf '1.10\n1.9\n' | sort --version-sort >/dev/null 2>&1 && say sort.versions yes || say sort.versions no

root=
if has docker; then
    say docker.path "$(readlink -f "$(command -v docker)" 2>/dev/null || command -v docker)"
    case $(brief docker --version 2>&1) in *odman*) say docker.podman yes ;; esac
    if server=$(brief docker version --format '{{.Server.Version}}' 2>&1); then
        say docker.server "$server"
        info=$(brief docker info --format '{{.DockerRootDir}} {{.SecurityOptions}}' 2>/dev/null)
        root=${info%% *}
        say docker.root "$root"
        say docker.security "${info#* }"
        own=$(brief docker ps -q --filter "label=com.docker.compose.project=$project" \
            --filter label=com.docker.compose.service=nginx 2>/dev/null)
        [ -z "$own" ] || say port.own yes
    else
        say docker.error "$(printf %s "$server" | tail -n 1)"
    fi
    say compose.plugin "$(brief docker compose version --short 2>/dev/null)"
fi
has docker-compose && say compose.alone "$(brief docker-compose version --short 2>/dev/null)"
has podman && say podman "$(brief podman --version 2>/dev/null)"
say docker.host "${DOCKER_HOST:-}"
if has getenforce; then
    say selinux "$(getenforce 2>/dev/null)"
elif [ -r /sys/fs/selinux/enforce ]; then
    [ "$(cat /sys/fs/selinux/enforce)" = 1 ] && say selinux Enforcing || say selinux Permissive
fi

# The record is written when an installation is complete; without one the credentials say that install.sh has been here.
say installed "$(
    cd "$dir" 2>/dev/null || exit 0
    if [ -f .sentry-provision-installed ]; then
        sed -n 's/^release: //p' .sentry-provision-installed
    elif [ -f relay/credentials.json ]; then
        git -c safe.directory='*' describe --tags --exact-match 2>/dev/null
    fi
)"

disk checkout "$dir"
disk docker "${root:-/var/lib/docker}"

say clock.epoch "$(date +%s)"
say clock.synchronized "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)"
# Ports in hexadecimal, state 0A is listening.
hex=$(printf '%04X' "$port")
cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v p="$hex" '$4 == "0A" { n = split($2, a, ":"); if (a[n] == p) f = 1 } END { exit !f }' &&
    say port.used yes || say port.used no
wait
