package dev.sentryprovision.run;

import dev.sentryprovision.connection.ConnectionFailure;
import dev.sentryprovision.event.TaskResult;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.template.TemplateException;
import dev.sentryprovision.template.UnknownValueException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns whatever may go wrong while a host works on a task into that task's result, so that no other host notices. */
final class Failures {

    private Failures() {}

    static TaskResult asResults(Supplier<TaskResult> work) {
        try {
            return work.get();
        } catch (ConnectionFailure e) {
            return ofConnection(e);
        } catch (UnknownUntilApplied e) {
            return Results.unknown(e.getMessage());
        } catch (UnknownValueException e) {
            return Results.unknown(e.reason());
        } catch (HostFailure e) {
            return Results.failed(e.getMessage(), e.values());
        } catch (TemplateException e) {
            return Results.failed(textOf(e.problem()), Map.of());
        } catch (ProblemException e) {
            return Results.failed(
                    e.problems().stream().map(Failures::textOf).collect(Collectors.joining("\n")), Map.of());
        } catch (IllegalArgumentException e) {
            return Results.failed(String.valueOf(e.getMessage()), Map.of());
        } catch (RuntimeException e) {
            return Results.failed("internal error, please report it: " + e, Map.of("exception", StackTraces.of(e)));
        }
    }

    /** What is wrong, where, and what to do about it. */
    static String textOf(Problem problem) {
        String where = problem.where().map(span -> " (" + span + ")").orElse("");
        String hint = problem.hint().isEmpty() ? "" : "\n" + problem.hint();
        return problem.message() + where + hint;
    }

    /** What becoming another user ran into is the task's failure; the machine was reached. */
    private static TaskResult ofConnection(ConnectionFailure e) {
        Map<String, Object> advice = e.advice().isEmpty() ? Map.of() : Map.of("advice", e.advice());
        String message = e.getMessage();
        return switch (e.kind()) {
            case BECOME_PASSWORD_MISSING, BECOME_PASSWORD_WRONG, BECOME_REFUSED, TIME_LIMIT, GIVEN_UP ->
                Results.failed(message, advice);
            case NAME,
                    ROUTE,
                    TIMEOUT,
                    REFUSED,
                    HOST_KEY_UNKNOWN,
                    HOST_KEY_CHANGED,
                    AUTHENTICATION,
                    PRIVATE_KEY,
                    NO_SHELL,
                    PROTOCOL,
                    LOST -> Results.unreachable(message, advice);
        };
    }

    /** For labels and names: what cannot be rendered is shown as written. */
    static <T> T orElse(Supplier<? extends T> value, T otherwise) {
        try {
            return value.get();
        } catch (RuntimeException _) {
            return otherwise;
        }
    }
}
