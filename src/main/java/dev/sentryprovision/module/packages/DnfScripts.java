package dev.sentryprovision.module.packages;

import dev.sentryprovision.shell.Quote;
import java.util.List;

/** Shell text for dnf, or yum where there is no dnf. */
final class DnfScripts {

    private static final String FIND =
            "D=$(command -v dnf || command -v yum) || { echo 'there is neither dnf nor yum' >&2; exit 127; }\n";

    private DnfScripts() {}

    /** Prints a word before each name: installed, missing or outdated. */
    static String look(List<String> names, boolean latest, DnfOptions options) {
        String root = options.installroot().equals("/") ? "" : " --root " + Quote.quote(options.installroot());
        String outdated = latest
                ? "    if \"$D\" " + options.words() + " -q check-update \"$n\" >/dev/null 2>&1; then s=installed; else"
                        + " [ $? = 100 ] && s=outdated; fi\n"
                : "";
        // Where dnf itself is asked it would wait for a lock for ever, and without a word.
        String wait = latest ? PackageLock.ofDnf(options.lockTimeout()).script() : "";
        return FIND + wait + "R='rpm" + root + "'\n" + """
                there() {
                  case $1 in
                    @*) "$D" -q group list --installed --ids 2>/dev/null | grep -qi -e "(${1#@})" -e "^ *${1#@} *\\((.*)\\)*$";;
                    *://*|/*.rpm) v=$(rpm -qp --qf '%{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}' "$1" 2>/dev/null) && $R -q "$v";;
                    *[*?[]*) [ -n "$($R -qa "$1")" ];;
                    *' '*[=\\<\\>]*) set -- $1; v=$($R -q --qf '%{VERSION}-%{RELEASE}\\n' "$1" 2>/dev/null | tail -n 1) || return
                      c=$(rpm --eval "%{lua:print(rpm.vercmp('$([ "$3" = "${3%-*}" ] && echo "${v%-*}" || echo "$v")', '$3'))}")
                      case $2$c in '='0|'=='0|'>='[01]|'<='0|'<='-1|'>'1|'<'-1) ;; *) return 1;; esac;;
                    *) $R -q "$1" || $R -q --whatprovides "$1";;
                  esac >/dev/null 2>&1
                }
                """ + "for n in " + Quote.quote(names)
                + "; do\n  if [ \"$n\" = '*' ] || there \"$n\"; then\n    s=installed\n"
                + outdated + "  else s=missing; fi\n  echo \"$s $n\"\ndone\n";
    }

    /**
     * Fails where no repository has one of the packages, as far as that is known without the network: lists that are not
     * there yet say nothing, and nothing is asked while another program holds a lock: dnf would wait for it.
     */
    static String possible(List<String> names, DnfOptions options) {
        return FIND + "for l in /var/cache/dnf/*_lock.pid /var/lib/dnf/*_lock.pid; do"
                + " p=$(cat \"$l\" 2>/dev/null) && kill -0 \"$p\" 2>/dev/null && exit 0; done\n"
                + "o=$(LC_ALL=C timeout 60 \"$D\" -C " + options.words() + " --assumeno install "
                + Quote.quote(names) + " 2>&1)\n" + """
                case $o in *'Cache-only'*|*'cache-only'*) ;; *'Unable to find a match'*|*'No match for argument'*)
                printf '%s\\n' "$o" | grep -e 'Unable to find a match' -e 'No match for argument' >&2; exit 1;; esac
                """;
    }

    /** What came and went is told after the line {@code sp-results}. */
    static String change(String verb, List<String> names, DnfOptions options, String more) {
        return FIND + PackageLock.ofDnf(options.lockTimeout()).script() + "b=$(rpm -qa | sort)\n\"$D\" "
                + options.words()
                + more
                + " " + verb + " "
                + Quote.quote(names.stream().filter(name -> !name.equals("*")).toList()) + "\n"
                + """
                s=$?
                a=$(rpm -qa | sort)
                echo; echo sp-results
                for p in $a; do case "
                $b
                " in *"
                $p
                "*) ;; *) echo "Installed: $p";; esac; done
                for p in $b; do case "
                $a
                " in *"
                $p
                "*) ;; *) echo "Removed: $p";; esac; done
                exit $s
                """;
    }

    /** One line for each package: name, epoch, version, release, architecture, repository. */
    static String list(String which, DnfOptions options) {
        String format = " --qf '%{name}|%{epoch}|%{version}|%{release}|%{arch}|%{repoid}\\n'";
        String choice = switch (which) {
            case "installed" -> " --installed";
            case "updates" -> " --upgrades";
            case "available" -> " --available";
            default -> " " + Quote.quote(which);
        };
        String start = FIND + PackageLock.ofDnf(options.lockTimeout()).script();
        return which.equals("repos")
                ? start + "\"$D\" " + options.words() + " -q repolist | sed 1d"
                : start + "\"$D\" " + options.words() + " -q repoquery" + format + choice;
    }
}
