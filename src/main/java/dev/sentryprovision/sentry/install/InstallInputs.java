package dev.sentryprovision.sentry.install;

import dev.sentryprovision.sentry.ConfigChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an installation is made from, by name; where one of these differs from the last completed installation, the
 * installer is due. Settings are kept as digests, they may hold secrets. Which files and settings these are says
 * {@link ConfigChange}; others want services to be brought up again, and no installer.
 */
record InstallInputs(Map<String, String> parts) {

    /** The part that the installer edits itself. */
    static final String OPTIONS = "options";

    private static final String HEADING =
            "# What the last completed installation was made from. Written by sentry-provision.";

    private static final Pattern SETTING = Pattern.compile("^([A-Z][A-Z0-9_]*)=(.*)$", Pattern.MULTILINE);

    InstallInputs {
        parts = new LinkedHashMap<>(parts);
    }

    /** Those of a file of settings, {@code .env} or {@code .env.custom}. */
    static Map<String, String> settings(String text) {
        Map<String, String> settings = new TreeMap<>();
        Matcher matcher = SETTING.matcher(text);
        while (matcher.find()) {
            if (isRead(matcher.group(1))) {
                settings.put(matcher.group(1), matcher.group(2).strip());
            }
        }
        return settings;
    }

    private static boolean isRead(String setting) {
        return ConfigChange.required(".env.custom", List.of(setting))
                .filter(change -> change.action() == ConfigChange.Action.INSTALL)
                .isPresent();
    }

    /** Files that are the installer's business as a whole, in the checkout. */
    static List<String> files() {
        return ConfigChange.all().stream()
                .filter(change -> change.action() == ConfigChange.Action.INSTALL
                        && change.setting().isEmpty())
                .map(ConfigChange::path)
                .toList();
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
