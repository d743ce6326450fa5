package dev.sentryprovision.template.filter;

import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.lookup.Globs;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths, taken apart and put together as texts; those of the machine that runs the playbook where files are read. */
final class PathFilters {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private PathFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("basename", (value, _, _) -> baseName(Repr.str(value))),
                Map.entry("dirname", (value, _, _) -> directory(Repr.str(value))),
                Map.entry("splitext", (value, _, _) -> extension(Repr.str(value))),
                Map.entry("path_join", (value, _, _) -> join(value)),
                Map.entry("normpath", (value, _, _) -> normal(Repr.str(value))),
                Map.entry("commonpath", (value, _, _) -> common(Iteration.list(value))),
                Map.entry("relpath", PathFilters::relative),
                Map.entry("realpath", (value, _, _) -> real(Repr.str(value))),
                Map.entry("expanduser", PathFilters::expandUser),
                Map.entry("expandvars", PathFilters::expandVariables),
                Map.entry("fileglob", (value, _, _) -> new OwnList(Globs.files(Repr.str(value)))),
                Map.entry("win_basename", (value, _, _) -> WindowsPaths.baseName(Repr.str(value))),
                Map.entry("win_dirname", (value, _, _) -> WindowsPaths.directory(Repr.str(value))),
                Map.entry("win_splitdrive", (value, _, _) -> WindowsPaths.drive(Repr.str(value))));
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String directory(String path) {
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        String stripped = head.replaceAll("/+$", "");
        return stripped.isEmpty() ? head : stripped;
    }

    private static Tuple extension(String path) {
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        int first = name;
        while (first < path.length() && path.charAt(first) == '.') {
            first++;
        }
        return dot > first ? Tuple.of(path.substring(0, dot), path.substring(dot)) : Tuple.of(path, "");
    }

    private static String join(Object value) {
        if (value instanceof String path) {
            return path;
        }
        String joined = "";
        for (Object part : Iteration.of(value)) {
            String text = TextFilters.text(Values.use(part));
            joined = text.startsWith("/") || joined.isEmpty()
                    ? text
                    : joined.endsWith("/") ? joined + text : joined + "/" + text;
        }
        return joined;
    }

    private static String normal(String path) {
        String slashes = path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(up && !slashes.isEmpty())) {
                parts.add(part);
            }
        }
        String joined = slashes + String.join("/", parts);
        return joined.isEmpty() ? "." : joined;
    }

    private static String common(List<?> paths) {
        Path shared = Path.of(normal(Repr.str(paths.getFirst())));
        for (Object each : paths) {
            Path path = Path.of(normal(Repr.str(each)));
            while (shared != null && !path.startsWith(shared)) {
                shared = shared.getParent();
            }
        }
        return shared == null ? "" : shared.toString();
    }

    private static Object relative(Object value, Arguments arguments, Frame frame) {
        Path start = Path.of(arguments.bind("relpath", "start").text(0, "."))
                .toAbsolutePath()
                .normalize();
        String relative = start.relativize(
                        Path.of(Repr.str(value)).toAbsolutePath().normalize())
                .toString();
        return relative.isEmpty() ? "." : relative;
    }

    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException _) {
            return Path.of(path).toAbsolutePath().normalize().toString();
        }
    }

    private static Object expandUser(Object value, Arguments arguments, Frame frame) {
        String path = Repr.str(value);
        String home = frame.rendering().scope().environment().getOrDefault("HOME", System.getProperty("user.home"));
        return path.equals("~") || path.startsWith("~/") ? home + path.substring(1) : path;
    }

    private static Object expandVariables(Object value, Arguments arguments, Frame frame) {
        Map<String, String> environment = frame.rendering().scope().environment();
        return VARIABLE.matcher(Repr.str(value)).replaceAll(m -> {
            String name = m.group(1) != null ? m.group(1) : m.group(2);
            return Matcher.quoteReplacement(environment.getOrDefault(name, m.group()));
        });
    }
}
