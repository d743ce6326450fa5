package dev.sentryprovision.vars;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vault.Vault;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Reads files of variables, encrypted as a whole or in parts or not at all. A file that has not changed since is not
 * read again. Thread-safe when the consumer of warnings is.
 */
public final class VariableFiles {

    private record Version(Path file, long modified, long size) {}

    private final Vault vault;
    private final Consumer<Problem> warnings;
    private final Map<Version, YamlNode> known = new ConcurrentHashMap<>();

    public VariableFiles(Vault vault, Consumer<Problem> warnings) {
        this.vault = vault;
        this.warnings = warnings;
    }

    /**
     * The variables of a file; none for an empty one.
     *
     * @throws ProblemException when it cannot be read or decrypted, or is not a mapping of names to values
     */
    public VariableLayer read(Path file, Layer level) {
        return DefinitionReader.layer(node(file), level);
    }

    /**
     * The variables of the first of these files that exists, as an item of {@code vars_files} that is a list gives.
     *
     * @param where the place where the files are named
     * @throws ProblemException when none exists, or the first that does cannot be read
     */
    public VariableLayer readFirst(List<Path> candidates, Layer level, SourceSpan where) {
        return candidates.stream()
                .filter(Files::exists)
                .findFirst()
                .map(file -> read(file, level))
                .orElseThrow(() -> new ProblemException(Problem.error(
                        candidates.size() == 1
                                ? "there is no variables file " + candidates.getFirst()
                                : "none of these variables files exists: " + candidates,
                        where,
                        "")));
    }

    /** What a file holds, decrypted when it is encrypted as a whole. */
    public YamlNode node(Path file) {
        Version version = version(file);
        return known.computeIfAbsent(version, _ -> parse(file));
    }

    private YamlNode parse(Path file) {
        SourceSpan where = SourceSpan.of(file.toString());
        byte[] content = bytes(file);
        boolean encrypted = Vault.isEncrypted(content);
        Problems problems = new Problems();
        Optional<YamlNode> node = new YamlReader(problems)
                .read(encrypted ? vault.decryptStructured(content, where) : content, file.toString());
        problems.throwIfErrors();
        problems.all().forEach(warnings);
        if (encrypted) {
            node.ifPresent(this::conceal);
        }
        return node.orElseThrow();
    }

    /** Each text in an encrypted file is a secret by itself; its lines as a whole would never be met again. */
    private void conceal(YamlNode node) {
        switch (node) {
            case YamlScalar scalar when scalar.value() instanceof String text -> vault.conceal(text);
            case YamlScalar _ -> {}
            case YamlSequence sequence -> sequence.items().forEach(this::conceal);
            case YamlMapping mapping -> mapping.entries().forEach(entry -> conceal(entry.value()));
        }
    }

    private static Version version(Path file) {
        try {
            return new Version(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static ProblemException unreadable(Path file) {
        String reason = Files.exists(file) ? "cannot read the file " : "there is no file ";
        return new ProblemException(Problem.error(reason + file, SourceSpan.of(file.toString()), ""));
    }
}
