package dev.sentryprovision.shell;

import dev.sentryprovision.secret.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command for a POSIX shell, as a value.
 *
 * @param script      shell text; values in it are quoted already
 * @param stdin       text for its standard input; without one it reads from {@code /dev/null}
 * @param environment variables set for it; values may be secret, they travel on the shell's standard input
 * @param directory   where it runs; without one, where the shell stands (the login folder)
 */
public record Command(
        String script, Optional<String> stdin, Map<String, String> environment, Optional<String> directory) {

    public Command {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A command from its words. A {@link Secret} among them is refused: arguments show in the process list. */
    public static Command of(Object... words) {
        return ofWords(List.of(words));
    }

    public static Command ofWords(List<?> words) {
        List<String> texts = new ArrayList<>();
        for (Object word : words) {
            if (word instanceof Secret) {
                throw new IllegalArgumentException(
                        "a secret cannot be an argument of a command; use its standard input");
            }
            texts.add(word.toString());
        }
        return script(Quote.quote(texts));
    }

    /** A command that is shell text already. */
    public static Command script(String script) {
        return new Command(script, Optional.empty(), Map.of(), Optional.empty());
    }

    public Command withStdin(String text) {
        return new Command(script, Optional.of(text), environment, directory);
    }

    public Command withEnvironment(Map<String, String> variables) {
        return new Command(script, stdin, variables, directory);
    }

    /** Adds variables, but for those that it has already. */
    public Command withEnvironmentBelow(Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.putAll(environment);
        return withEnvironment(all);
    }

    public Command in(String newDirectory) {
        return new Command(script, stdin, environment, Optional.of(newDirectory));
    }
}
