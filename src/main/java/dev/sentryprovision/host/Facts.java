package dev.sentryprovision.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts of a machine, under Ansible's names without {@code ansible_} in front. */
public record Facts(Map<String, Object> values) {

    private static final String PREFIX = "ansible_";

    /** What is told about the gathering itself. */
    private static final Set<String> UNPREFIXED = Set.of("gather_subset", "module_setup");

    /** The variable that a fact becomes. */
    public static String variable(String fact) {
        return UNPREFIXED.contains(fact) ? fact : PREFIX + fact;
    }

    /** The fact that a variable may be, or nothing. */
    public static Optional<String> fact(String variable) {
        if (UNPREFIXED.contains(variable)) {
            return Optional.of(variable);
        }
        return variable.startsWith(PREFIX) ? Optional.of(variable.substring(PREFIX.length())) : Optional.empty();
    }

    /** The same, seen from a play that sets these environment variables. */
    public Facts inEnvironment(Map<String, String> environment) {
        if (environment.isEmpty()) {
            return this;
        }
        Map<String, Object> own = new LinkedHashMap<>();
        if (values.get("env") instanceof Map<?, ?> env) {
            env.forEach((name, value) -> own.put(name.toString(), value));
        }
        own.putAll(environment);
        return with("env", own);
    }

    /** The same with one fact in place of what it was. */
    public Facts with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Facts(all);
    }

    /** A fact that is a text, or an empty text. */
    public String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    public List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    /** Debian, RedHat, Alpine, Suse …; as Ansible's {@code ansible_os_family}. */
    public String osFamily() {
        return text("os_family");
    }

    /** systemd, openrc, sysvinit …; as {@code ansible_service_mgr}. */
    public String serviceManager() {
        return text("service_mgr");
    }

    /** apt, dnf, yum, apk …; as {@code ansible_pkg_mgr}. */
    public String packageManager() {
        return text("pkg_mgr");
    }
}
