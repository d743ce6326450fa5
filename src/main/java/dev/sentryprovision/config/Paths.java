package dev.sentryprovision.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths in settings: {@code ~}, {@code $NAME} and {@code {{CWD}}} stand for what they stand for in Ansible. */
final class Paths {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private Paths() {}

    static Path resolve(String text, Path folder, Path here, Map<String, String> environment) {
        return folder.resolve(expanded(text.replace("{{CWD}}", here.toString()), environment))
                .normalize();
    }

    static String expanded(String text, Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "~");
        String withHome = text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text;
        return VARIABLE.matcher(withHome).replaceAll(match -> {
            String name = match.group(1) == null ? match.group(2) : match.group(1);
            return Matcher.quoteReplacement(environment.getOrDefault(name, match.group()));
        });
    }
}
