package dev.sentryprovision.module.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Services as systemd, init scripts and OpenRC list them, in one round trip; in the words of Ansible. */
final class ServiceLists {

    static final String SCRIPT = """
            LC_ALL=C; export LC_ALL
            part() { printf '\\036%s\\n' "$1"; }
            has() { command -v "$1" >/dev/null 2>&1; }
            if [ -d /run/systemd/system ] && has systemctl; then
              part units; systemctl list-units --no-pager --no-legend --plain --type service --all 2>/dev/null
              part files; systemctl list-unit-files --no-pager --no-legend --type service 2>/dev/null
            fi
            if has rc-status; then
              part openrc; rc-status -a -s 2>/dev/null
              part runlevels; rc-update show -v 2>/dev/null
            elif has service; then
              part sysv; service --status-all 2>&1
            fi
            :
            """;

    /** What systemd says instead of how a unit is. */
    private static final Set<String> BAD = Set.of("not-found", "masked", "failed");

    private static final Pattern OF_INIT_SCRIPT = Pattern.compile("\\s*\\[ ([+-]) ]\\s+(.+)");
    private static final Pattern OF_OPENRC = Pattern.compile("\\s*(\\S+)\\s+\\[\\s*(\\S+).*");

    private ServiceLists() {}

    /** By name; what two of them know, systemd tells. */
    static Map<String, Object> parse(String output) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        for (String part : output.split("\036")) {
            int end = part.indexOf('\n');
            if (end > 0) {
                parts.put(
                        part.substring(0, end),
                        part.substring(end + 1)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList());
            }
        }
        Map<String, Object> services = new TreeMap<>();
        parts.getOrDefault("sysv", List.of()).forEach(line -> ofInitScript(line, services));
        ofOpenrc(parts, services);
        Map<String, Map<String, Object>> units = new TreeMap<>();
        parts.getOrDefault("units", List.of()).forEach(line -> ofUnit(line, units));
        parts.getOrDefault("files", List.of()).forEach(line -> ofUnitFile(line, units));
        services.putAll(units);
        return services;
    }

    /** {@code NAME LOAD ACTIVE SUB DESCRIPTION}. */
    private static void ofUnit(String line, Map<String, Map<String, Object>> units) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < 4 || !fields[0].endsWith(".service")) {
            return;
        }
        String status = BAD.stream()
                .filter(List.of(fields).subList(1, 4)::contains)
                .findFirst()
                .orElse(fields[2]);
        units.put(
                fields[0], service(fields[0], fields[3].equals("running") ? "running" : "stopped", status, "systemd"));
    }

    /** {@code NAME STATE PRESET}; a template has no state of its own, and what is not loaded is not active. */
    private static void ofUnitFile(String line, Map<String, Map<String, Object>> units) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < 2 || !fields[0].endsWith(".service")) {
            return;
        }
        Map<String, Object> known = units.get(fields[0]);
        if (known == null) {
            String state = fields[0].endsWith("@.service") ? "unknown" : "inactive";
            units.put(fields[0], service(fields[0], state, fields[1], "systemd"));
        } else if (!BAD.contains(known.get("status"))) {
            known.put("status", fields[1]);
        }
    }

    private static void ofInitScript(String line, Map<String, Object> services) {
        Matcher matcher = OF_INIT_SCRIPT.matcher(line);
        if (matcher.matches()) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("name", matcher.group(2).strip());
            service.put("state", matcher.group(1).equals("+") ? "running" : "stopped");
            service.put("source", "sysv");
            services.put(matcher.group(2).strip(), service);
        }
    }

    private static void ofOpenrc(Map<String, List<String>> parts, Map<String, Object> services) {
        Map<String, List<String>> levels = new LinkedHashMap<>();
        parts.getOrDefault("runlevels", List.of()).forEach(line -> {
            int bar = line.indexOf('|');
            if (bar > 0) {
                String told = line.substring(bar + 1).strip();
                levels.put(line.substring(0, bar).strip(), told.isEmpty() ? List.of() : List.of(told.split("\\s+")));
            }
        });
        parts.getOrDefault("openrc", List.of()).forEach(line -> {
            Matcher matcher = OF_OPENRC.matcher(line);
            if (matcher.matches()) {
                List<String> runlevels = levels.getOrDefault(matcher.group(1), List.of());
                Map<String, Object> service = service(
                        matcher.group(1), matcher.group(2), runlevels.isEmpty() ? "disabled" : "enabled", "openrc");
                service.put("runlevels", runlevels);
                services.put(matcher.group(1), service);
            }
        });
    }

    private static Map<String, Object> service(String name, String state, String status, String source) {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("name", name);
        service.put("state", state);
        service.put("status", status);
        service.put("source", source);
        return service;
    }
}
