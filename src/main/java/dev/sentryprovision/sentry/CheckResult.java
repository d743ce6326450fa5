package dev.sentryprovision.sentry;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a check of a host came to.
 *
 * @param check   its name: {@code memory}
 * @param message what was found, with what is wanted
 * @param cure    what to do; empty where nothing has to be done
 */
public record CheckResult(String check, Verdict verdict, String message, String cure) {

    /** How it came out. */
    public enum Verdict {
        PASS,
        WARN,
        FAIL;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static CheckResult pass(String check, String message) {
        return new CheckResult(check, Verdict.PASS, message, "");
    }

    static CheckResult warn(String check, String message, String cure) {
        return new CheckResult(check, Verdict.WARN, message, cure);
    }

    static CheckResult fail(String check, String message, String cure) {
        return new CheckResult(check, Verdict.FAIL, message, cure);
    }

    /** The same, let pass by the operator. */
    CheckResult allowed() {
        return verdict == Verdict.FAIL
                ? new CheckResult(check, Verdict.WARN, message + " (allowed all the same)", cure)
                : this;
    }

    /** From a value of the playbook language, as {@link #values} made it. */
    static CheckResult of(Map<?, ?> values) {
        return new CheckResult(
                text(values, "check"),
                Verdict.valueOf(text(values, "status").toUpperCase(Locale.ROOT)),
                text(values, "message"),
                text(values, "cure"));
    }

    private static String text(Map<?, ?> values, String key) {
        return Objects.toString(values.get(key), "");
    }

    /** As a value of the playbook language. */
    Map<String, Object> values() {
        return Map.of("check", check, "status", verdict.label(), "message", message, "cure", cure);
    }
}
