package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Scripts in /etc/init.d: OpenRC's, those of System V init, or those of a bare busybox. */
record InitScripts() implements ServiceManager {

    private static final RemotePath FOLDER = new RemotePath("/etc/init.d");

    @Override
    public Asked<ServiceStatus> ask(Host host, String service) {
        String script = "n=" + Quote.quote(service) + """

                [ -e "/etc/init.d/$n" ] || exit 4
                echo exists
                if command -v rc-service >/dev/null; then
                  rc-service "$n" status >/dev/null 2>&1 && echo running
                  [ -n "$(find /etc/runlevels -name "$n" 2>/dev/null)" ] && echo enabled
                else
                  "/etc/init.d/$n" status >/dev/null 2>&1 && echo running
                  for f in /etc/rc[2345].d/S??"$n"; do [ ! -e "$f" ] || { echo enabled; break; }; done
                fi
                :
                """;
        Asked<Reply> asked = host.ask(Look.Query.of(Command.script(script))
                .dependingOn(Subject.named("unit", service))
                .mayAppearWith(Subject.anyOf("package"), Subject.anyOf("command"), Subject.path(FOLDER)));
        return () -> {
            Set<String> words = asked.get().out().lines().collect(Collectors.toSet());
            return new ServiceStatus(
                    words.contains("exists"), words.contains("running"), words.contains("enabled"), false, Map.of());
        };
    }

    @Override
    public Command command(Action action, String service) {
        String name = Quote.quote(service);
        return Command.script(
                switch (action) {
                    case START, STOP, RESTART, RELOAD ->
                        "if command -v rc-service >/dev/null; then rc-service " + name + " " + action.word()
                                + "; else /etc/init.d/" + name + " " + action.word() + "; fi";
                    case ENABLE ->
                        either(
                                "rc-update add " + name + " default",
                                "update-rc.d " + name + " defaults",
                                "chkconfig " + name + " on");
                    case DISABLE ->
                        either(
                                "rc-update del " + name + " -a",
                                "update-rc.d " + name + " disable",
                                "chkconfig " + name + " off");
                    case MASK, UNMASK -> "echo 'only systemd can mask a service' >&2; exit 1";
                });
    }

    private static String either(String openrc, String debian, String redHat) {
        return "if command -v rc-update >/dev/null; then " + openrc + "\n"
                + "elif command -v update-rc.d >/dev/null; then " + debian + "\n"
                + "elif command -v chkconfig >/dev/null; then " + redHat + "\n"
                + "else echo 'there is nothing that starts services at boot (rc-update, update-rc.d or chkconfig)' >&2; exit 1; fi";
    }

    @Override
    public ServiceStatus after(Action action, ServiceStatus before) {
        return before;
    }

    /** What init scripts answer is theirs; nothing can be told beforehand. */
    @Override
    public Effect predict(Effect effect, String service, ServiceStatus after) {
        return effect;
    }
}
