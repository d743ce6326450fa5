package dev.sentryprovision.sentry;

import dev.sentryprovision.module.Controller;
import dev.sentryprovision.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps secrets of Sentry's files out of what is shown. A diff holds a file as a whole, so those that the installer, the
 * operator or an earlier run wrote there are concealed too, known by the names of what they are values of.
 */
public final class Concealment {

    private static final Pattern NAME = Pattern.compile(
            "secret|passw|requirepass|masterauth|token|(private|access|account|api)[._-]?key",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LOGIN = Pattern.compile("://[^/:@\\s]*:([^/@\\s]+)@");

    /** With which upstream's own files and images come: no secrets, and words that are everywhere. */
    private static final Set<String> OF_UPSTREAM = Set.of("sentry", "!!changeme!!");

    private final Controller controller;

    public Concealment(Controller controller) {
        this.controller = controller;
    }

    /** All texts of a value that was said to be secret. */
    public void all(Object value) {
        switch (value) {
            case String text -> controller.conceal(text);
            case Secret secret -> controller.conceal(secret.reveal());
            case List<?> list -> list.forEach(this::all);
            case Map<?, ?> map -> map.values().forEach(this::all);
            default -> {}
        }
    }

    /** Of values by name those of which the name says it, at any depth, and passwords in addresses. */
    public void named(Map<?, ?> values) {
        values.forEach((name, value) -> {
            if (isSecret(name.toString())) {
                if (!OF_UPSTREAM.contains(value)) {
                    all(value);
                }
            } else {
                nested(value);
            }
        });
    }

    private void nested(Object value) {
        switch (value) {
            case Map<?, ?> map -> named(map);
            case List<?> list -> list.forEach(this::nested);
            case String text -> LOGIN.matcher(text).results().forEach(login -> controller.conceal(login.group(1)));
            default -> {}
        }
    }

    private static boolean isSecret(String name) {
        return NAME.matcher(name).find()
                || ConfigOption.named(name).filter(ConfigOption::secret).isPresent();
    }
}
