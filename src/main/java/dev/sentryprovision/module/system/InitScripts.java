package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.system.ServiceStatus.Boot;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scripts in /etc/init.d: OpenRC's, those of System V init, or those of a bare busybox.
 *
 * @param sleep how many seconds are between stop and start of a restart; without it, a restart is the script's own
 */
record InitScripts(InitScriptOptions options, Optional<Long> sleep, BootLevels levels) implements ServiceManager {

    private static final RemotePath FOLDER = new RemotePath("/etc/init.d");

    @Override
    public Asked<ServiceStatus> ask(Host host, String service) {
        String script =
                running(service) + "[ -e \"/etc/init.d/$n\" ] || exit 4\necho exists\n! running || echo running\n"
                        + levels.look() + ":\n";
        Asked<Reply> asked = host.ask(Look.Query.of(Command.script(script))
                .dependingOn(Subject.named("unit", service))
                .mayAppearWith(Subject.anyOf("package"), Subject.anyOf("command"), Subject.path(FOLDER)));
        return () -> {
            Set<String> words = asked.get().out().lines().collect(Collectors.toSet());
            return new ServiceStatus(words.contains("exists"), words.contains("running"), boot(words), false, Map.of());
        };
    }

    private static Boot boot(Set<String> words) {
        if (!words.contains("enabled")) {
            return Boot.NO;
        }
        return words.contains("disabled") ? Boot.PARTLY : Boot.YES;
    }

    /**
     * The function that tells whether a service runs. The shell itself looks for a pattern: a grep would find it on its own
     * command line.
     */
    private String running(String service) {
        String look = options.pattern()
                .map(pattern -> "case $(cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ') in *"
                        + Quote.quote(pattern) + "*) ;; *) false;; esac")
                .orElse(
                        "if command -v rc-service >/dev/null; then rc-service \"$n\" status; else \"/etc/init.d/$n\" status; fi"
                                + " >/dev/null 2>&1");
        return "n=" + Quote.quote(service) + "\nrunning() { " + look + "; }\n";
    }

    @Override
    public Command command(Action action, String service) {
        return Command.script(
                switch (action) {
                    case START, STOP, RELOAD -> tell(action.word(), service);
                    case RESTART ->
                        sleep.map(seconds -> stopAndStart(service, seconds)).orElseGet(() -> tell("restart", service));
                    case ENABLE -> levels.enable(service);
                    case DISABLE -> levels.disable(service);
                    case MASK, UNMASK -> "echo 'only systemd can mask a service' >&2; exit 1";
                });
    }

    /** What does not run is not stopped: many scripts call that a failure. */
    private String stopAndStart(String service, long seconds) {
        return running(service) + "if running; then\n" + tell("stop", service) + " || exit\nsleep " + seconds + "\nfi\n"
                + tell("start", service);
    }

    private String tell(String verb, String service) {
        String words = Quote.quote(service) + " " + verb + options.words();
        if (!options.daemonize()) {
            return "if command -v rc-service >/dev/null; then rc-service " + words + "; else /etc/init.d/" + words
                    + "; fi";
        }
        // What it says goes through a file, for what it leaves running would keep a pipe open.
        return "(\nif command -v rc-service >/dev/null; then set -- rc-service " + words + "; else set -- /etc/init.d/"
                + words + "; fi\no=$(mktemp) || exit\nsetsid \"$@\" </dev/null >\"$o\" 2>&1; r=$?\n"
                + "cat \"$o\"; rm -f \"$o\"; exit $r\n)";
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

    /** What came of each step. */
    @Override
    public Map<String, Object> told(ServiceStatus before, Map<String, Object> steps) {
        return steps;
    }
}
