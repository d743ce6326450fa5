package dev.sentryprovision.module;

import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what is wrong with a task's arguments before any value is rendered and any host is reached. */
public final class ParameterCheck {

    private ParameterCheck() {}

    /** @param raw the arguments as parsed: what has something to render is checked for its name only */
    public static List<ArgumentProblem> check(Parameters parameters, Map<String, Object> raw) {
        List<ArgumentProblem> problems = new ArrayList<>();
        if (raw.values().stream().allMatch(ParameterCheck::isKnown)) {
            new Binder(parameters).bind(raw, ParameterCheck::anyPath, Optional.empty(), problems::add);
            return problems;
        }
        GivenArguments given = GivenArguments.of(parameters, raw);
        given.check(problems::add);
        new LinkedHashMap<>(given.values()).forEach((parameter, value) -> {
            if (isKnown(value)) {
                Binder.converted(parameter, value, ParameterCheck::anyPath, problems::add);
            }
        });
        return problems;
    }

    /** Whether a raw value is what it will be when the task runs. */
    public static boolean isKnown(Object raw) {
        return switch (raw) {
            case TemplateText _, EncryptedText _, Unknown _ -> false;
            case List<?> list -> list.stream().allMatch(ParameterCheck::isKnown);
            case Map<?, ?> map ->
                map.keySet().stream().allMatch(ParameterCheck::isKnown)
                        && map.values().stream().allMatch(ParameterCheck::isKnown);
            default -> true;
        };
    }

    /** No host is known yet, and only the form of a path matters. */
    private static RemotePath anyPath(String path) {
        return new RemotePath("/" + path);
    }
}
