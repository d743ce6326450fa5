package dev.sentryprovision.sentry.install;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an installation is made from, by name; where one of these differs from the last completed installation, the
 * installer is due. Settings are kept as digests, they may hold secrets. What else is in the files of settings wants
 * services to be brought up again, and no installer (fact sheet, "what a change requires").
 */
record InstallInputs(Map<String, String> parts) {

    /** The part that the installer edits itself. */
    static final String OPTIONS = "options";

    private static final String HEADING =
            "# What the last completed installation was made from. Written by sentry-provision.";

    /**
     * Images are built anew, migrations run and the life time of events is set by the installer alone; the profile decides
     * which of its steps run.
     */
    private static final Pattern INSTALLER_READS =
            Pattern.compile("(.*_IMAGE|COMPOSE_PROFILES|COMPOSE_PROJECT_NAME|SENTRY_EVENT_RETENTION_DAYS|SETUP_.*)");

    private static final Pattern SETTING = Pattern.compile("^([A-Z][A-Z0-9_]*)=(.*)$", Pattern.MULTILINE);

    InstallInputs {
        parts = new LinkedHashMap<>(parts);
    }

    /** Those of a file of settings, {@code .env} or {@code .env.custom}. */
    static Map<String, String> settings(String text) {
        Map<String, String> settings = new TreeMap<>();
        Matcher matcher = SETTING.matcher(text);
        while (matcher.find()) {
            if (INSTALLER_READS.matcher(matcher.group(1)).matches()) {
                settings.put(matcher.group(1), matcher.group(2).strip());
            }
        }
        return settings;
    }

    static String digest(Object of) {
        try {
            byte[] bytes = of.toString().getBytes(StandardCharsets.UTF_8);
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What was written by {@link #text}; nothing known when it is something else. */
    static InstallInputs parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                parts.put(line.substring(0, colon), line.substring(colon + 2));
            }
        });
        return new InstallInputs(parts);
    }

    String text() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + ": " + part.getValue() + "\n")
                .collect(Collectors.joining("", HEADING + "\n", ""));
    }

    InstallInputs without(String part) {
        Map<String, String> rest = new LinkedHashMap<>(parts);
        rest.remove(part);
        return new InstallInputs(rest);
    }

    /** The parts that differ, with what they were. */
    Map<String, String> differingFrom(InstallInputs last) {
        Map<String, String> differing = new LinkedHashMap<>();
        parts.forEach((name, value) -> {
            String before = last.parts.getOrDefault(name, "nothing");
            if (!before.equals(value)) {
                differing.put(name, before);
            }
        });
        return differing;
    }
}
