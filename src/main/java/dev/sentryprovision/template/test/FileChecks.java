package dev.sentryprovision.template.test;

import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/** Files of the machine that runs the playbook. */
final class FileChecks {

    private FileChecks() {}

    static Map<String, Check> all() {
        return Map.ofEntries(
                Map.entry("exists", of(Files::exists)),
                Map.entry("directory", of(Files::isDirectory)),
                Map.entry("is_dir", of(Files::isDirectory)),
                Map.entry("file", of(Files::isRegularFile)),
                Map.entry("is_file", of(Files::isRegularFile)),
                Map.entry("link", of(Files::isSymbolicLink)),
                Map.entry("is_link", of(Files::isSymbolicLink)),
                Map.entry("link_exists", of(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))),
                Map.entry("abs", of(Path::isAbsolute)),
                Map.entry("is_abs", of(Path::isAbsolute)),
                Map.entry("mount", of(FileChecks::isMount)),
                Map.entry("is_mount", of(FileChecks::isMount)),
                Map.entry(
                        "same_file",
                        (value, arguments, _) -> sameFile(
                                value, arguments.exactly("same_file", 1, 1).getFirst())),
                Map.entry(
                        "is_same_file",
                        (value, arguments, _) -> sameFile(
                                value, arguments.exactly("same_file", 1, 1).getFirst())),
                Map.entry("vaulted_file", of(FileChecks::isVault)));
    }

    private static Check of(Predicate<Path> test) {
        return BasicChecks.plain(value -> test.test(Path.of(Repr.str(value))));
    }

    private static boolean isMount(Path path) {
        try {
            Path real = path.toRealPath();
            return real.getParent() == null
                    || !Files.getAttribute(real, "unix:dev").equals(Files.getAttribute(real.getParent(), "unix:dev"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static boolean sameFile(Object a, Object b) {
        try {
            return Files.isSameFile(Path.of(Repr.str(a)), Path.of(Repr.str(Values.use(b))));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isVault(Path path) {
        try (var in = Files.newInputStream(path)) {
            return new String(in.readNBytes(14), StandardCharsets.ISO_8859_1).equals("$ANSIBLE_VAULT");
        } catch (IOException _) {
            return false;
        }
    }
}
