package dev.sentryprovision.template.lookup;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.value.EncryptedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of the machine that runs the playbook, found where Ansible looks for them. */
final class LocalFiles {

    private static final String VAULT = "$ANSIBLE_VAULT;";

    private LocalFiles() {}

    /** The places where a file may be: below the folder {@code kind} of each folder of the search path, then below it. */
    static List<Path> candidates(String name, String kind, TemplateScope scope) {
        Path path = Path.of(expandHome(name, scope));
        if (path.isAbsolute()) {
            return List.of(path);
        }
        List<Path> places = new ArrayList<>();
        for (Path relative : scope.searchPath()) {
            // What is found is handed on by name, to lookups with another search path.
            Path folder = relative.toAbsolutePath();
            places.add(folder.resolve(kind).resolve(path));
            places.add(folder.resolve(path));
        }
        return places;
    }

    private static String expandHome(String name, TemplateScope scope) {
        String home = scope.environment().getOrDefault("HOME", System.getProperty("user.home"));
        return name.startsWith("~/") ? home + name.substring(1) : name;
    }

    static Optional<Path> find(String name, String kind, TemplateScope scope) {
        return candidates(name, kind, scope).stream().filter(Files::exists).findFirst();
    }

    /** The text of a file that must be there, in UTF-8. */
    static String text(String name, String kind, Frame frame) {
        return text(name, kind, StandardCharsets.UTF_8, frame);
    }

    /** The text of a file that must be there; of a vault file what is in it. */
    static String text(String name, String kind, Charset charset, Frame frame) {
        Path path = require(name, kind, frame.rendering().scope());
        String text;
        try {
            text = text(path, charset);
        } catch (IOException e) {
            throw Failure.lookup("cannot read '" + path + "' as text in " + charset + ": " + e.getMessage());
        }
        return text.startsWith(VAULT)
                ? frame.environment().decrypt(new EncryptedText(text, SourceSpan.of(path.toString())))
                : text;
    }

    /** A device may give bytes without end. */
    private static String text(Path path, Charset charset) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(Limits.TEXT + 1);
            Limits.checkText(bytes.length);
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    static Path require(String name, String kind, TemplateScope scope) {
        return find(name, kind, scope)
                .orElseThrow(() -> Failure.lookup("there is no file '" + name + "'; looked for "
                        + String.join(
                                ", ",
                                candidates(name, kind, scope).stream()
                                        .map(Path::toString)
                                        .toList())));
    }
}
