package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What ufw is set to: its files tell more than its status, which is silent while it is off. */
record UfwSettings(Map<String, String> values) {

    private static final String ACTIVE = "ACTIVE";

    static final Look.Query LOOK = Look.Query.of(Command.script("command -v ufw >/dev/null ||"
                    + " { echo 'ufw is not installed' >&2; exit 127; }\n"
                    + "grep -hE '^(ENABLED|LOGLEVEL|DEFAULT_[A-Z]+_POLICY)=' /etc/ufw/ufw.conf /etc/default/ufw\n"
                    + "s=$(LC_ALL=C ufw status) || exit\n"
                    + "case $s in 'Status: active'*) echo ACTIVE=yes;; *) echo ACTIVE=no;; esac"))
            .dependingOn(Subject.anyOf("ufw"))
            .mayAppearWith(Subject.anyOf("package"));

    static UfwSettings parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            values.put(
                    line.substring(0, equals),
                    line.substring(equals + 1).replace("\"", "").strip());
        });
        return new UfwSettings(values);
    }

    /** It filters now, and will after a restart. */
    boolean enabled() {
        return is("ENABLED", "yes") && is(ACTIVE, "yes");
    }

    /** It does neither. */
    boolean disabled() {
        return !is("ENABLED", "yes") && !is(ACTIVE, "yes");
    }

    String logging() {
        return values.getOrDefault("LOGLEVEL", "off");
    }

    UfwSettings withEnabled(boolean enabled) {
        String value = enabled ? "yes" : "no";
        return with("ENABLED", value).with(ACTIVE, value);
    }

    UfwSettings withLogging(String level) {
        return with("LOGLEVEL", level.equals("on") ? "low" : level);
    }

    /** @param direction incoming, outgoing or routed */
    String policy(String direction) {
        return switch (values.getOrDefault(policyOf(direction), "")) {
            case "ACCEPT" -> "allow";
            case "DROP" -> "deny";
            case "REJECT" -> "reject";
            case String other -> other;
        };
    }

    UfwSettings withPolicy(String direction, String policy) {
        String target = switch (policy) {
            case "allow" -> "ACCEPT";
            case "deny" -> "DROP";
            default -> "REJECT";
        };
        return with(policyOf(direction), target);
    }

    /** As the look answers. */
    Reply reply() {
        String text = values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .collect(Collectors.joining());
        return Reply.printing(text);
    }

    private static String policyOf(String direction) {
        return switch (direction) {
            case "outgoing" -> "DEFAULT_OUTPUT_POLICY";
            case "routed" -> "DEFAULT_FORWARD_POLICY";
            default -> "DEFAULT_INPUT_POLICY";
        };
    }

    private boolean is(String name, String value) {
        return value.equalsIgnoreCase(values.getOrDefault(name, ""));
    }

    private UfwSettings with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new UfwSettings(changed);
    }
}
