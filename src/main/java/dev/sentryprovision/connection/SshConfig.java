package dev.sentryprovision.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The user's and the system's ssh_config. For each keyword the first value found counts, as in OpenSSH; identity files
 * add up. Files are read once. Thread-safe.
 */
final class SshConfig {

    /** {@code Include} inside itself would never end; OpenSSH stops at this depth too. */
    private static final int DEEPEST = 16;

    private final List<Path> files;
    private final Path home;
    private final String localUser;
    private final Map<Path, List<SshConfigLine>> read = new ConcurrentHashMap<>();

    SshConfig(List<Path> files, Path home, String localUser) {
        this.files = List.copyOf(files);
        this.home = home;
        this.localUser = localUser;
    }

    /** What the files say about a host, as the user names it. */
    SshConfigValues of(String host, Optional<String> user) {
        Lookup lookup = new Lookup(host, user);
        for (boolean lastPass : List.of(false, true)) {
            lookup.lastPass = lastPass;
            files.forEach(file -> lookup.apply(file, true, 0));
        }
        return new SshConfigValues(lookup.values, host, home, localUser);
    }

    private List<SshConfigLine> lines(Path file) {
        return read.computeIfAbsent(file, path -> {
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                return List.of();
            }
            try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
                return lines.map(SshConfigLine::parse).flatMap(Optional::stream).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One walk through the files for one host. */
    private final class Lookup {

        private final String host;
        private final Optional<String> user;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private boolean lastPass;

        Lookup(String host, Optional<String> user) {
            this.host = host;
            this.user = user;
        }

        void apply(Path file, boolean activeAtFirst, int depth) {
            boolean active = activeAtFirst;
            for (SshConfigLine line : lines(file)) {
                switch (line.keyword()) {
                    case "host" -> active = activeAtFirst && HostPattern.matches(line.arguments(), host);
                    case "match" -> active = activeAtFirst && matches(line.arguments());
                    case "include" -> include(file, line.arguments(), active, depth + 1);
                    default -> {
                        if (active) {
                            keep(line);
                        }
                    }
                }
            }
        }

        private void keep(SshConfigLine line) {
            if (line.keyword().equals("identityfile")) {
                List<String> known = values.getOrDefault(line.keyword(), List.of());
                values.put(
                        line.keyword(),
                        Stream.concat(known.stream(), line.arguments().stream())
                                .distinct()
                                .toList());
            } else {
                values.putIfAbsent(line.keyword(), line.arguments());
            }
        }

        private void include(Path from, List<String> patterns, boolean active, int depth) {
            if (!active || depth > DEEPEST) {
                return;
            }
            for (String pattern : patterns) {
                Path folder = from.startsWith(home) ? home.resolve(".ssh") : from.getParent();
                String expanded = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
                glob(folder.resolve(expanded)).forEach(file -> apply(file, true, depth));
            }
        }

        private boolean matches(List<String> criteria) {
            boolean all = true;
            for (int i = 0; i < criteria.size(); i++) {
                String criterion = criteria.get(i);
                boolean negated = criterion.startsWith("!");
                String name = negated ? criterion.substring(1) : criterion;
                boolean takesArgument = !List.of("all", "final", "canonical").contains(name);
                String argument = takesArgument && i + 1 < criteria.size() ? criteria.get(++i) : "";
                all &= negated != holds(name, List.of(argument.split(",")));
            }
            return all;
        }

        /** Criteria that need more than the host's name (exec, localnetwork) never hold. */
        private boolean holds(String criterion, List<String> patterns) {
            return switch (criterion) {
                case "all" -> true;
                case "final" -> lastPass;
                case "host" -> HostPattern.matches(patterns, hostName());
                case "originalhost" -> HostPattern.matches(patterns, host);
                case "user" -> HostPattern.matches(patterns, userName());
                case "localuser" -> HostPattern.matches(patterns, localUser);
                default -> false;
            };
        }

        private String hostName() {
            return values.getOrDefault("hostname", List.of(host)).getFirst().replace("%h", host);
        }

        private String userName() {
            return user.orElseGet(
                    () -> values.getOrDefault("user", List.of(localUser)).getFirst());
        }
    }

    private static List<Path> glob(Path pattern) {
        if (!pattern.toString().matches(".*[*?\\[].*")) {
            return List.of(pattern);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> entries = Files.list(pattern.getParent())) {
            return entries.filter(matcher::matches).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
