package dev.sentryprovision.module.system;

import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Optional;

/**
 * Where a script in /etc/init.d is started at boot, as OpenRC, Debian and Red Hat keep it.
 *
 * @param levels those asked for; empty stands for those that the script itself names
 * @param usual  OpenRC's for when none are asked for; without it any level counts, and "default" is added to
 */
record BootLevels(List<String> levels, Optional<String> usual) {

    /** A script that prints for service {@code $n} whether it is enabled or disabled: once, or for each level. */
    String look() {
        List<String> ofOpenrc = ofOpenrc();
        return "if command -v rc-service >/dev/null; then\n"
                + (ofOpenrc.isEmpty()
                        ? "[ -z \"$(find /etc/runlevels -name \"$n\" 2>/dev/null)\" ] || echo enabled\n"
                        : each(
                                ofOpenrc,
                                "if [ -e \"/etc/runlevels/$l/$n\" ]; then echo enabled; else echo disabled; fi"))
                + "else\n"
                + (levels.isEmpty()
                        ? "for f in /etc/rc[2345].d/S??\"$n\"; do [ ! -e \"$f\" ] || { echo enabled; break; }; done\n"
                        : each(
                                levels,
                                "w=disabled; for f in \"/etc/rc$l.d/S\"??\"$n\"; do [ ! -e \"$f\" ] || w=enabled; done; echo $w"))
                + "fi\n";
    }

    private static String each(List<String> levels, String body) {
        return "for l in " + Quote.quote(levels) + "; do " + body + "; done\n";
    }

    private List<String> ofOpenrc() {
        return levels.isEmpty() ? usual.stream().toList() : levels;
    }

    String enable(String service) {
        String name = Quote.quote(service);
        String added = ofOpenrc().isEmpty() ? "default" : Quote.quote(ofOpenrc());
        return either(
                "rc-update add " + name + " " + added,
                levels.isEmpty()
                        ? "update-rc.d " + name + " defaults"
                        // It enables only what has links already.
                        : "ls /etc/rc?.d/[SK]??" + name + " >/dev/null 2>&1 || update-rc.d " + name
                                + " defaults-disabled || exit\nupdate-rc.d " + name + " enable " + Quote.quote(levels),
                "chkconfig " + level() + name + " on");
    }

    String disable(String service) {
        String name = Quote.quote(service);
        String dropped = ofOpenrc().isEmpty() ? "-a" : Quote.quote(ofOpenrc());
        return either(
                "rc-update del " + name + " " + dropped,
                "update-rc.d " + name + " disable " + Quote.quote(levels),
                "chkconfig " + level() + name + " off");
    }

    private String level() {
        return levels.isEmpty() ? "" : "--level " + Quote.quote(String.join("", levels)) + " ";
    }

    private static String either(String openrc, String debian, String redHat) {
        return "if command -v rc-update >/dev/null; then " + openrc + "\n"
                + "elif command -v update-rc.d >/dev/null; then " + debian + "\n"
                + "elif command -v chkconfig >/dev/null; then " + redHat + "\n"
                + "else echo 'there is nothing that starts services at boot (rc-update, update-rc.d or chkconfig)' >&2; exit 1; fi";
    }
}
