package dev.sentryprovision.module.packages;

import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Map;

/** The scripts that look at dpkg's and apt's state and change it. */
record AptScripts(AptModule.Params params) {

    /** Where apt-get would otherwise ask, it must not. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("DEBIAN_FRONTEND", "noninteractive", "DEBIAN_PRIORITY", "critical", "LC_ALL", "C.UTF-8");

    /** One line for each package: name, dpkg's status, version; what is not there is looked for among what others provide. */
    Command look(List<PackageName> names) {
        StringBuilder script = new StringBuilder();
        if (!names.isEmpty()) {
            String words = Quote.quote(names.stream().map(PackageName::name).toList());
            script.append(
                            "o=$(dpkg-query -W -f '${Package} ${db:Status-Abbrev}${Version} ${Package}:${Architecture}\\n' ")
                    .append(words)
                    .append("""
                             2>/dev/null)
                            [ $? -lt 2 ] || { echo "dpkg-query is missing or failed" >&2; exit 1; }
                            [ -z "$o" ] || printf '%s\\n' "$o"
                            """)
                    .append("for n in ")
                    .append(words)
                    .append("""
                            ; do
                              case $n in *[:*?]*) continue;; esac
                              case "
                            $o" in *"
                            $n ii"*|*"
                            $n hi"*) continue;; esac
                              dpkg-query -W -f '${db:Status-Abbrev}, ${Provides},\\n' 2>/dev/null | sed -n 's/^[ih]i *//p' |
                                grep -Fq -e ", $n," -e ", $n (" && echo "$n ii provided -"
                            done
                            """);
        }
        if (params.state() == AptModule.State.LATEST && !names.isEmpty()) {
            script.append("apt-cache policy ")
                    .append(Quote.quote(names.stream().map(PackageName::name).toList()))
                    .append("""
                             | while read -r a b _; do
                              case $a in *:) [ "$a" = Candidate: ] && echo "candidate $n $b" || [ "$a" = Installed: ] || n=${a%:};; esac
                            done
                            """);
        }
        if (params.updates()) {
            script.append("""
                    m=$(stat -c %Y /var/lib/apt/periodic/update-success-stamp 2>/dev/null || stat -c %Y /var/lib/apt/lists 2>/dev/null)
                    [ -n "$(ls /var/lib/apt/lists 2>/dev/null | grep -v -e lock -e partial -e auxfiles)" ] || m=0
                    echo "age $(($(date +%s) - ${m:-0}))"
                    """);
        }
        return Command.script(script.append(":").toString()).withEnvironment(ENVIRONMENT);
    }

    /** What apt-get would do, without doing it: lines that begin with Inst or Remv. */
    Command simulation(String action) {
        return Command.script("apt-get -s " + params.options().words() + " " + action + " | grep -E '^(Inst|Remv) '; :")
                .withEnvironment(ENVIRONMENT);
    }

    Command update() {
        return locked("apt-get -q update");
    }

    /** @param action what apt-get is to do, with its operands */
    Command aptGet(String action) {
        return locked("apt-get " + params.options().words() + " " + action);
    }

    Command locked(String command) {
        return Command.script(waitForLock() + command).withEnvironment(ENVIRONMENT);
    }

    /**
     * Waits while another program holds a lock of dpkg or apt, and says which one it is when it takes too long. The
     * kernel lists locks by the inode of their file.
     */
    private String waitForLock() {
        return """
            holder() {
              for f in /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock; do
                i=$(stat -c %%i "$f" 2>/dev/null) || continue
                while read -r _ _ _ _ pid file _; do
                  [ "${file##*:}" != "$i" ] || { echo "$pid"; return; }
                done </proc/locks
              done
            }
            n=%d
            while p=$(holder) && [ -n "$p" ]; do
              if [ "$n" -le 0 ]; then
                echo "dpkg is locked by process $p ($(tr '\\0' ' ' <"/proc/$p/cmdline" 2>/dev/null))" >&2
                exit 100
              fi
              n=$((n - 1)); sleep 1
            done
            """.formatted(params.options().lockTimeout());
    }
}
