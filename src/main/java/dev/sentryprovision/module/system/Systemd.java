package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.system.ServiceStatus.Boot;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * systemd, by systemctl; one {@code systemctl show} tells all that is needed of a unit.
 *
 * @param scope   system, user or global
 * @param options further options for what changes something
 */
record Systemd(String scope, List<String> options) implements ServiceManager {

    private static final Set<String> RUNNING = Set.of("active", "activating", "reloading");
    private static final Set<String> ENABLED = Set.of(
            "enabled", "enabled-runtime", "linked", "linked-runtime", "static", "alias", "indirect", "generated");
    private static final int NOT_FOUND = 4;

    /** Where unit files are. */
    private static final List<String> UNIT_FOLDERS = List.of(
            "/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system");

    @Override
    public Asked<ServiceStatus> ask(Host host, String service) {
        Asked<Reply> asked = host.ask(look(service));
        return () -> read(asked.get());
    }

    private Look.Query look(String service) {
        String show = systemctl() + " show --property=Id,Description,LoadState,ActiveState,SubState,UnitFileState,"
                + "FragmentPath,MainPID -- " + Quote.quote(service);
        // Units of init scripts have no state of their own as files.
        String script = "o=$(" + show + ") || exit\nprintf '%s\\n' \"$o\"\ncase $o in\n"
                + "*LoadState=not-found*) exit " + NOT_FOUND + ";;\n"
                + "*UnitFileState=[a-z]*) ;;\n"
                + "*) echo \"UnitFileState=$(" + systemctl() + " is-enabled -- " + Quote.quote(service)
                + " 2>/dev/null)\";;\nesac";
        return Look.Query.of(Command.script(script))
                .dependingOn(Subject.named("unit", service))
                .mayAppearWith(
                        Subject.anyOf("package"),
                        Subject.anyOf("command"),
                        Subject.path(new RemotePath("/etc/systemd/system")));
    }

    private static ServiceStatus read(Reply reply) {
        if (!reply.succeeded() && reply.status() != NOT_FOUND) {
            throw HostFailure.ofCommand("asking systemd", reply);
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String line : reply.out().lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return status(reply.succeeded(), properties);
    }

    private static ServiceStatus status(boolean exists, Map<String, Object> properties) {
        return new ServiceStatus(
                exists,
                RUNNING.contains(properties.getOrDefault("ActiveState", "")),
                Boot.of(ENABLED.contains(properties.getOrDefault("UnitFileState", ""))),
                properties.getOrDefault("LoadState", "").equals("masked"),
                properties);
    }

    @Override
    public Command command(Action action, String service) {
        return Command.script(systemctl() + " " + action.word() + " "
                + options.stream().map(option -> option + " ").reduce("", String::concat) + "-- "
                + Quote.quote(service));
    }

    @Override
    public ServiceStatus after(Action action, ServiceStatus before) {
        Map<String, Object> after = new LinkedHashMap<>(before.properties());
        switch (action) {
            case START, RESTART, RELOAD -> after.put("ActiveState", "active");
            case STOP -> after.put("ActiveState", "inactive");
            case ENABLE -> after.put("UnitFileState", "enabled");
            case DISABLE -> after.put("UnitFileState", "disabled");
            case MASK -> after.put("LoadState", "masked");
            case UNMASK -> {
                after.put("LoadState", "loaded");
                after.replace("UnitFileState", "masked", "disabled");
            }
        }
        return status(true, after);
    }

    @Override
    public Effect predict(Effect effect, String service, ServiceStatus after) {
        StringBuilder lines = new StringBuilder();
        after.properties()
                .forEach((key, value) ->
                        lines.append(key).append('=').append(value).append('\n'));
        Reply reply = Reply.printing(lines.toString());
        return effect.predicting(look(service), reply);
    }

    @Override
    public Map<String, Object> told(ServiceStatus before, Map<String, Object> steps) {
        return before.properties();
    }

    /**
     * Whether units were changed on disk since systemd read them. What it has loaded it compares itself; new files show by
     * their time. systemd tells its own in whole seconds: what is of the same second it has read, for enabling a unit makes
     * a link and reads anew at once.
     */
    Look.Query outdated() {
        String script = """
                t=$(%s show --property=UnitsLoadTimestamp) || exit
                t=${t#*=}
                case $(%s show --property=NeedDaemonReload '*') in *=yes*) echo outdated; exit 0;; esac
                [ -z "$t" ] || [ -z "$(find %s ! -type d -newermt "$t + 1 second" 2>/dev/null | head -n 1)" ] || echo outdated
                """.formatted(systemctl(), systemctl(), String.join(" ", UNIT_FOLDERS));
        return Look.Query.of(Command.script(script))
                .dependingOn(UNIT_FOLDERS.stream()
                        .map(folder -> Subject.path(new RemotePath(folder)))
                        .toArray(Subject[]::new));
    }

    String systemctl() {
        return switch (scope) {
            case "user" -> "XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} systemctl --user";
            case "global" -> "systemctl --global";
            default -> "systemctl";
        };
    }
}
