# What bench.yml does, written by hand: looks first, changes what differs, says how many changes it made.
set -eu
changes=0
changed() { changes=$((changes + 1)); }

folder() { # PATH MODE
    [ -d "$1" ] || { mkdir "$1"; changed; }
    mode "$1" "$2"
}

mode() { # PATH MODE
    [ "$(stat -c %a "$1")" = "${2#0}" ] || { chmod "$2" "$1"; changed; }
}

content() { # PATH MODE, text on standard input
    wanted=$(cat; echo .)
    if [ ! -f "$1" ] || [ "$(cat "$1"; echo .)" != "$wanted" ]; then
        printf %s "${wanted%.}" >"$1.new" && mv "$1.new" "$1"
        changed
    fi
    mode "$1" "$2"
}

line() { # PATH KEY LINE
    [ -f "$1" ] || : >"$1"
    if grep -qxF "$3" "$1"; then
        return
    elif grep -q "^$2 *=" "$1"; then
        sed -i "s/^$2 *=.*/$3/" "$1"
    else
        printf '%s\n' "$3" >>"$1"
    fi
    changed
}

block() { # PATH, text on standard input
    wanted="# BEGIN ANSIBLE MANAGED BLOCK
$(cat)
# END ANSIBLE MANAGED BLOCK"
    [ -f "$1" ] || : >"$1"
    case $(cat "$1") in
        *"$wanted"*) ;;
        *) sed -i '/^# BEGIN ANSIBLE/,/^# END ANSIBLE/d' "$1" && printf '%s\n' "$wanted" >>"$1" && changed ;;
    esac
}

b=/opt/bench
folder $b 755
folder $b/etc 755
folder $b/etc/conf.d 755
folder $b/etc/secret 700
folder $b/bin 755
folder $b/var 755
folder $b/var/data 750
folder $b/var/log 755

n=0
for entry in web:644 worker:644 cron:644 relay:640 nginx:644 redis:644 kafka:644 snuba:644 smtp:600 limits:644; do
    name=${entry%:*}
    content $b/etc/conf.d/$name.conf ${entry#*:} <<CONF
# $name
listen = 127.0.0.1:$((9000 + n))
workers = $((n + 1))
log = /opt/bench/var/log/$name.log
CONF
    n=$((n + 1))
done

distribution=$(sed -n 's/^ID=//p' /etc/os-release)
[ "$distribution" != debian ] || distribution=Debian
for service in web worker cron relay nginx redis kafka snuba; do
    case $service in
        web | worker) after='After=redis.service kafka.service
' ;;
        *) after= ;;
    esac
    content $b/etc/$service.service 644 <<UNIT
[Unit]
Description=$service of $distribution
$after
[Service]
Environment=MODE=$(printf %s $service | tr a-z A-Z)
Environment=THREADS=4
ExecStart=/opt/bench/bin/$service --config /opt/bench/etc/conf.d/$service.conf
UNIT
done

for setting in vm.max_map_count=262144 net.core.somaxconn=1024 fs.file-max=100000 vm.swappiness=10 vm.overcommit_memory=1; do
    line $b/etc/sysctl.conf "${setting%=*}" "${setting%=*} = ${setting#*=}"
done
printf '192.0.2.10 web\n192.0.2.11 relay\n' | block $b/etc/hosts
printf '* soft nofile 65536\n* hard nofile 65536\n' | block $b/etc/limits.conf

grep -q '^bench:x:4242:' /etc/group || { groupadd -g 4242 bench; changed; }
grep -q '^bench:x:4242:4242:[^:]*:/opt/bench/var/data:/usr/sbin/nologin$' /etc/passwd || {
    useradd -u 4242 -g bench -d $b/var/data -M -s /usr/sbin/nologin bench
    changed
}

wanted=$(git ls-remote file:///srv/git/self-hosted.git 'refs/tags/25.10.0^{}' | cut -f 1)
if [ "$(git -C $b/self-hosted rev-parse HEAD 2>/dev/null)" != "$wanted" ]; then
    rm -rf $b/self-hosted
    git clone -q -c advice.detachedHead=false --branch 25.10.0 file:///srv/git/self-hosted.git $b/self-hosted
    changed
fi
[ -z "$(git -C $b/self-hosted status --porcelain --untracked-files=no)" ]
[ "$(readlink $b/current)" = $b/self-hosted ] || { ln -sfn $b/self-hosted $b/current; changed; }
[ -e $b/var/initialised ] || { touch $b/var/initialised; changed; }
uname -r >/dev/null
[ -f $b/current/install.sh ]
echo "changes: $changes"
