package dev.sentryprovision.module;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs modules: binds arguments, keeps secrets out of what is shown, completes results. Thread-safe. */
public final class ModuleRunner {

    private static final Pattern SECRET_NAME =
            Pattern.compile("auth|token|secret|key|cookie|passw|credential|signature", Pattern.CASE_INSENSITIVE);

    private final Redactor redactor;

    public ModuleRunner(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Runs a module on a host. Wrong arguments are a failed outcome; what the host throws comes through.
     *
     * @param arguments rendered; free text under {@link ModuleType#FREE_FORM}
     * @throws IllegalArgumentException for an action that the engine does itself
     */
    public Outcome run(ModuleType type, Map<String, Object> arguments, Host host, Controller controller) {
        Module<Record> module = type.module()
                .orElseThrow(() -> new IllegalArgumentException(type.name() + " is no module but an engine action"));
        Map<String, Object> named = type.named(arguments);
        registerSecrets(type.parameters(), named);
        try {
            Record parameters = new Binder(type.parameters()).bind(named, host::resolve, controller);
            return withLines(module.run(parameters, host));
        } catch (ProblemException e) {
            return Outcome.failed("module '" + type.name() + "': " + text(e.problems()));
        }
    }

    private void registerSecrets(Parameters parameters, Map<String, Object> arguments) {
        arguments.forEach((name, value) ->
                parameters.named(name).filter(Parameter::secret).ifPresent(_ -> register(value)));
    }

    private void register(Object value) {
        switch (value) {
            case String text -> redactor.add(text);
            case Secret secret -> redactor.add(secret);
            case Number number -> redactor.add(number.toString());
            case List<?> list -> list.forEach(this::register);
            case Map<?, ?> map -> registerNamedSecrets(map);
            default -> {}
        }
    }

    /** Of a dictionary, only what its name calls a secret: "application/json" is none, and is text of many results. */
    private void registerNamedSecrets(Map<?, ?> map) {
        map.forEach((name, value) -> {
            if (SECRET_NAME.matcher(name.toString()).find()) {
                register(value);
            }
        });
    }

    /** Every {@code stdout} and {@code stderr} comes with its lines. */
    private static Outcome withLines(Outcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        outcome.values().forEach((key, value) -> {
            values.put(key, value);
            if (key.equals("stdout") || key.equals("stderr")) {
                values.computeIfAbsent(key + "_lines", _ -> lines(value));
            }
        });
        return outcome.withValues(values);
    }

    private static Object lines(Object value) {
        return switch (value) {
            case String text -> text.lines().toList();
            case Unknown unknown -> unknown;
            default -> List.of();
        };
    }

    private static String text(List<Problem> problems) {
        return String.join(
                "; ",
                problems.stream()
                        .map(problem -> problem.hint().isEmpty()
                                ? problem.message()
                                : problem.message() + " (" + problem.hint() + ")")
                        .toList());
    }
}
