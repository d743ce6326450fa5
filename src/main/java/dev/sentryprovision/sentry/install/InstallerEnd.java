package dev.sentryprovision.sentry.install;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.sentry.InstallerFailure;
import dev.sentryprovision.sentry.InstallerStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the end of the installer means, in words that help. */
record InstallerEnd(Reply reply) {

    private static final int TAIL = 15;

    Outcome asFailure() {
        StringBuilder message = new StringBuilder();
        switch (reply.status()) {
            case InstallerRun.LOCKED ->
                message.append("another installer is at work in this checkout")
                        .append(reply.err().isBlank() ? "" : " (" + reply.err().strip() + ")")
                        .append("; wait for its end and run this again");
            case InstallerRun.UNFINISHED ->
                message.append("the installer ended before its end, with status 0")
                        .append(InstallerFailure.explain(said()).isPresent() ? "" : ": an example file may be missing")
                        .append(lastWords())
                        .append(explanation());
            default ->
                message.append("the installer failed with status ")
                        .append(reply.status())
                        .append(step().map(step -> " in its step '" + step + "'")
                                .orElse(""))
                        .append(lastWords())
                        .append(explanation());
        }
        return Outcome.failed(
                message.toString(), Map.of("rc", (long) reply.status(), "stdout", reply.out(), "stderr", reply.err()));
    }

    /** The step it had come to. */
    Optional<String> step() {
        return reply.out()
                .lines()
                .flatMap(line -> InstallerStep.heading(line).stream())
                .reduce((_, last) -> last);
    }

    private String said() {
        return reply.out() + reply.err();
    }

    private String explanation() {
        return InstallerFailure.explain(said())
                .map(known -> "\n" + known.means() + "\nwhat to do: " + known.cure())
                .orElse("");
    }

    private String lastWords() {
        List<String> lines = said().lines().filter(line -> !line.isBlank()).toList();
        return ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
