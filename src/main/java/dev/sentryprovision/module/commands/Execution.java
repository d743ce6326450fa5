package dev.sentryprovision.module.commands;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.value.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command of a playbook on its way to a host, and what comes of it.
 *
 * @param shown  the command as results name it: a text, or a list of words
 * @param title  the same in one line
 * @param program what it begins with, where that is known
 */
record Execution(
        Object shown,
        String title,
        Optional<String> program,
        Command command,
        Guard guard,
        Input input,
        Controller controller) {

    /** Nobody knows what a command did; what was not there before may be there afterwards. */
    static final Subject ANY_COMMAND = Subject.anyOf("command");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    Outcome on(Host host) {
        Optional<Guard.Reason> reason = guard.reasonNotToRun(host);
        if (reason.isPresent()) {
            return notNeeded(reason.get());
        }
        Instant start = controller.now();
        RunResult result = host.run(guard.in(input.feed(command)), guard.effect(title, program, host));
        return switch (result) {
            case RunResult.Ran(Reply reply) -> ran(reply, start);
            case RunResult.NotRun _ -> notRun();
        };
    }

    private Outcome notNeeded(Guard.Reason reason) {
        return Outcome.ok()
                .with("cmd", shown)
                .with("rc", 0L)
                .with("stdout", "skipped, since " + reason.path() + " " + reason.existence())
                .with("stderr", "")
                .with("msg", "Did not run command since '" + reason.path() + "' " + reason.existence());
    }

    private Outcome ran(Reply reply, Instant start) {
        Instant end = controller.now();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cmd", shown);
        values.put("rc", (long) reply.status());
        values.put("stdout", input.tidy(reply.out()));
        values.put("stderr", input.tidy(reply.err()));
        values.put("start", TIME.format(start));
        values.put("end", TIME.format(end));
        values.put("delta", clock(Duration.between(start, end)));
        return reply.succeeded() ? Outcome.ok(values).with("msg", "") : Outcome.failed("non-zero return code", values);
    }

    /** That it counts as skipped too is what playbooks ask before they read the output of a command in a dry run. */
    private Outcome notRun() {
        Unknown output = new Unknown("the output of '" + title + "'");
        return Outcome.ok()
                .with("cmd", shown)
                .with("rc", output)
                .with("stdout", output)
                .with("stderr", output)
                .with("skipped", true)
                .with("msg", "Command would have run if not in check mode");
    }

    private static String clock(Duration duration) {
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%06d",
                duration.toHours(),
                duration.toMinutesPart(),
                duration.toSecondsPart(),
                duration.toNanosPart() / 1000);
    }

    /** The first line of a command, marked when there are more. */
    static String titleOf(String command) {
        String text = command.strip();
        int newline = text.indexOf('\n');
        return newline < 0 ? text : text.substring(0, newline) + " …";
    }
}
