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
                    echo "age $(($(date +%s) - ${m:-0})) ${m:-0}"
                    """);
        }
        return Command.script(script.append(":").toString()).withEnvironment(ENVIRONMENT);
    }

    /** What apt-get would do, without doing it: lines that begin with Inst or Remv. */
    Command simulation(String action) {
        return Command.script("o=$(apt-get -s " + params.options().words() + " " + action
                        + " 2>&1) || { printf '%s\\n' \"$o\" >&2; exit 100; }\n"
                        + "printf '%s\\n' \"$o\" | grep -E '^(Inst|Remv) '; :")
                .withEnvironment(ENVIRONMENT);
    }

    /** @param action what apt-get is to do, with its operands */
    Command aptGet(String action) {
        return locked("apt-get " + params.options().words() + " " + action);
    }

    private Command locked(String command) {
        return Command.script(PackageLock.ofApt(params.options().lockTimeout()).script() + policy() + command)
                .withEnvironment(ENVIRONMENT);
    }

    /** invoke-rc.d(8) asks this program whether a service may be started; one that is there comes back afterwards. */
    private String policy() {
        return params.options().policyRcD().map(status -> """
                        P=/usr/sbin/policy-rc.d
                        [ ! -e "$P" ] || mv "$P" "$P.before" || exit
                        trap 'if [ -e "$P.before" ]; then mv -f "$P.before" "$P"; else rm -f "$P"; fi' EXIT
                        printf '#!/bin/sh\nexit %d\n' >"$P" && chmod 755 "$P" || exit
                        """.formatted(status)).orElse("");
    }
}
