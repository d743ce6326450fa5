package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Waits, for a time or for the user. */
@ModuleSpec(
        name = "pause",
        summary = "Waits for some time, or until the user answers; all hosts wait.",
        needsHost = false,
        turns = ModuleSpec.Turns.ONCE_FOR_ALL,
        returns = {
            "user_input: what the user typed",
            "start, stop: when it began and ended",
            "delta: seconds it took",
            "stdout: how long it was, in words",
            "echo: whether what is typed was shown"
        },
        examples = {"""
            - pause:
                minutes: 2
            """, """
            - pause:
                prompt: "Has the backup been copied away?"
              register: answer
            """})
public final class PauseModule implements Module<PauseModule.Params> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private static final String NO_TERMINAL = "Not waiting for response to prompt as stdin is not interactive";

    @Rule(exclusive = {"minutes", "seconds"})
    public record Params(
            @Param("How many minutes to wait.") Optional<Long> minutes,

            @Param("How many seconds to wait; at least 1.") Optional<Long> seconds,

            @Param("What to show. Without a time, it waits for an answer; where nobody can give one, it goes on.")
            Optional<String> prompt,

            @Param(value = "Show what the user types.", defaultValue = "yes")
            boolean echo,

            Controller controller) {

        Optional<Duration> time() {
            return minutes.map(Duration::ofMinutes)
                    .or(() -> seconds.map(Duration::ofSeconds))
                    .map(time -> time.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : time);
        }

        String question() {
            return prompt.map(text -> text.endsWith(":") ? text : text + ":")
                    .orElse("Press enter to continue, Ctrl+C to interrupt:");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Instant start = params.controller.now();
        Optional<String> answer = Optional.of("");
        if (params.time().isPresent()) {
            params.controller.say(announcement(params));
            params.controller.sleep(params.time().get());
        } else {
            answer = params.controller.ask(params.question() + " ", params.echo);
        }
        Outcome outcome = Outcome.ok(values(params, start, answer.orElse("")));
        return answer.isPresent() ? outcome : outcome.withWarning(NO_TERMINAL);
    }

    private static String announcement(Params params) {
        String pausing = "Pausing for " + params.time().orElseThrow().toSeconds() + " seconds";
        return params.prompt.map(text -> pausing + "\n" + text).orElse(pausing);
    }

    private static Map<String, Object> values(Params params, Instant start, String answer) {
        Instant stop = params.controller.now();
        Duration took = Duration.between(start, stop);
        boolean inSeconds = params.seconds.isPresent();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rc", 0L);
        values.put("stdout", "Paused for " + shown(took, inSeconds) + (inSeconds ? " seconds" : " minutes"));
        values.put("stderr", "");
        values.put("start", TIME.format(start));
        values.put("stop", TIME.format(stop));
        values.put("delta", took.toSeconds());
        values.put("echo", params.echo);
        values.put("user_input", answer);
        return values;
    }

    /** With at most two decimals, and always one. */
    private static String shown(Duration took, boolean inSeconds) {
        BigDecimal rounded = BigDecimal.valueOf(took.toMillis())
                .divide(BigDecimal.valueOf(inSeconds ? 1_000 : 60_000), 2, RoundingMode.HALF_EVEN);
        return Double.toString(rounded.doubleValue());
    }
}
