package dev.sentryprovision.module;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Arguments sorted to their parameters, not yet converted; a null of the playbook language counts as not given.
 *
 * @param unknown names that no parameter has
 * @param twice   names given together with another name of the same parameter
 */
record GivenArguments(Parameters parameters, Map<Parameter, Object> values, List<String> unknown, List<String> twice) {

    static GivenArguments of(Parameters parameters, Map<String, Object> arguments) {
        GivenArguments given =
                new GivenArguments(parameters, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, Object> rest = new LinkedHashMap<>();
        arguments.forEach((name, value) -> parameters
                .named(name)
                .ifPresentOrElse(parameter -> given.take(parameter, name, value), () -> rest.put(name, value)));
        parameters
                .rest()
                .ifPresentOrElse(all -> given.values.put(all, rest), () -> given.unknown.addAll(rest.keySet()));
        return given;
    }

    private void take(Parameter parameter, String name, Object value) {
        if (value == None.NONE) {
            return;
        }
        if (values.put(parameter, value) != null) {
            twice.add(name);
        }
    }

    /** Everything that can be told without converting a value. */
    void check(Consumer<ArgumentProblem> problems) {
        for (String name : unknown) {
            problems.accept(unknownParameter(name));
        }
        for (String name : twice) {
            problems.accept(new ArgumentProblem(
                    name, "parameter '" + name + "' is given twice, under two of its names", "leave one out"));
        }
        for (Parameter parameter : parameters.all()) {
            if (parameter.required() && !values.containsKey(parameter)) {
                problems.accept(ArgumentProblem.ofAll("parameter '" + parameter.name() + "' is required"));
            }
        }
        parameters.rules().forEach(rule -> check(rule, problems));
    }

    private ArgumentProblem unknownParameter(String name) {
        List<String> names = parameters.names();
        String hint = Nearest.hint(name, names);
        return new ArgumentProblem(name, "there is no parameter '" + name + "'", hint.isEmpty() ? allOf(names) : hint);
    }

    private static String allOf(List<String> names) {
        return names.isEmpty() ? "it takes none" : "the parameters are " + String.join(", ", names);
    }

    private void check(Rule rule, Consumer<ArgumentProblem> problems) {
        List<String> clashing =
                Arrays.stream(rule.exclusive()).filter(this::has).toList();
        if (clashing.size() > 1) {
            problems.accept(ArgumentProblem.ofAll("only one of " + quoted(clashing) + " can be given"));
        }
        if (rule.oneOf().length > 0
                && applies(rule)
                && Arrays.stream(rule.oneOf()).noneMatch(this::has)) {
            problems.accept(ArgumentProblem.ofAll(
                    "one of " + quoted(List.of(rule.oneOf())) + " is required" + condition(rule)));
        }
        long together = Arrays.stream(rule.together()).filter(this::has).count();
        if (together > 0 && together < rule.together().length) {
            problems.accept(ArgumentProblem.ofAll(quoted(List.of(rule.together())) + " must be given together"));
        }
        if (applies(rule)) {
            Arrays.stream(rule.needs())
                    .filter(name -> !has(name))
                    .forEach(name -> problems.accept(
                            ArgumentProblem.ofAll("parameter '" + name + "' is required" + condition(rule))));
        }
    }

    private boolean applies(Rule rule) {
        if (rule.when().isEmpty()) {
            return true;
        }
        return rule.is().length == 0 ? has(rule.when()) : List.of(rule.is()).contains(valueOf(rule.when()));
    }

    private static String condition(Rule rule) {
        if (rule.when().isEmpty()) {
            return "";
        }
        return " when '" + rule.when() + "' is " + (rule.is().length == 0 ? "given" : String.join(" or ", rule.is()));
    }

    private boolean has(String name) {
        return parameters.named(name).map(values::containsKey).orElse(false);
    }

    private String valueOf(String name) {
        return parameters
                .named(name)
                .map(parameter -> String.valueOf(values.getOrDefault(parameter, parameter.defaultValue())))
                .orElse("");
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
