package dev.sentryprovision.module;

import dev.sentryprovision.module.ParameterType.Paths;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a module's parameter record of rendered arguments, or says everything that is wrong with them. */
public final class Binder {

    private final Parameters parameters;

    public Binder(Parameters parameters) {
        this.parameters = parameters;
    }

    /** @throws ProblemException with all problems */
    public Record bind(Map<String, Object> arguments, Paths paths, Controller controller) {
        List<Problem> problems = new ArrayList<>();
        return bind(arguments, paths, Optional.of(controller), problem -> problems.add(problem.problem()))
                .orElseThrow(() -> new ProblemException(problems));
    }

    /** The same for a module that runs for another one and needs no control machine. */
    public Record bind(Map<String, Object> arguments, Paths paths) {
        List<Problem> problems = new ArrayList<>();
        return bind(arguments, paths, Optional.empty(), problem -> problems.add(problem.problem()))
                .orElseThrow(() -> new ProblemException(problems));
    }

    /** The record, or nothing when there were problems. Without a controller its component is null: nobody runs it. */
    Optional<Record> bind(
            Map<String, Object> arguments,
            Paths paths,
            Optional<Controller> controller,
            Consumer<ArgumentProblem> problems) {
        int[] count = {0};
        Consumer<ArgumentProblem> counted = problem -> {
            count[0]++;
            problems.accept(problem);
        };
        GivenArguments given = GivenArguments.of(parameters, arguments);
        given.check(counted);
        Map<Parameter, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters.all()) {
            values.put(parameter, value(parameter, given.values().get(parameter), paths, counted));
        }
        if (count[0] > 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(parameters.construct(values::get, controller));
        } catch (ProblemException e) {
            e.problems()
                    .forEach(problem -> problems.accept(new ArgumentProblem("", problem.message(), problem.hint())));
            return Optional.empty();
        }
    }

    /** What the component of a parameter holds; {@code given} is null when it is not given. */
    private static Object value(Parameter parameter, Object given, Paths paths, Consumer<ArgumentProblem> problems) {
        if (given != null) {
            Optional<Object> converted = converted(parameter, given, paths, problems);
            return parameter.presence() == Parameter.Presence.OPTIONAL ? converted : converted.orElse(None.NONE);
        }
        if (parameter.hasDefault()) {
            Object value = parameter.type().convert(parameter.defaultValue(), paths);
            return parameter.presence() == Parameter.Presence.OPTIONAL ? Optional.of(value) : value;
        }
        return switch (parameter.presence()) {
            case OPTIONAL -> Optional.empty();
            case EMPTY_LIST -> List.of();
            case EMPTY_MAP -> Map.of();
            case PLAIN -> None.NONE;
        };
    }

    static Optional<Object> converted(
            Parameter parameter, Object given, Paths paths, Consumer<ArgumentProblem> problems) {
        try {
            return Optional.of(parameter.type().convert(given, paths));
        } catch (WrongValue e) {
            // The value of a secret must not be told.
            String what = parameter.secret() ? "expected a " + parameter.type().label() : e.getMessage();
            problems.accept(new ArgumentProblem(
                    parameter.name(),
                    "parameter '" + parameter.name() + "': " + what,
                    parameter.secret() ? "" : e.hint()));
            return Optional.empty();
        }
    }
}
