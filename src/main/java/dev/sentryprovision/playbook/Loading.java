package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** One act of reading: a playbook with all it imports, or one file met at run time. Everything wrong goes to its problems. */
final class Loading {

    /** Imports that import twice each multiply; no real project comes near this. */
    private static final int MOST_IMPORTS = 20_000;

    private static final byte[] VAULT = "$ANSIBLE_VAULT;".getBytes(StandardCharsets.US_ASCII);

    private final Path playbookFolder;
    private final LoadOptions options;
    private final Problems problems = new Problems();
    private int imports;

    Loading(Path playbookFolder, LoadOptions options) {
        this.playbookFolder = playbookFolder;
        this.options = options;
    }

    Path playbookFolder() {
        return playbookFolder;
    }

    LoadOptions options() {
        return options;
    }

    Problems problems() {
        return problems;
    }

    /** Reads a file, decrypted if need be. */
    Optional<YamlNode> read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] plain = isVault(bytes) ? options.decrypt().apply(bytes) : bytes;
            return new YamlReader(problems).read(plain, file.toString());
        } catch (IOException e) {
            problems.error("cannot read " + file, SourceSpan.of(file.toString()), "it exists; may you read it?");
        } catch (ProblemException e) {
            e.problems().forEach(problem -> problems.add(placed(problem, file)));
        }
        return Optional.empty();
    }

    private static Problem placed(Problem problem, Path file) {
        Optional<SourceSpan> where = problem.where().or(() -> Optional.of(SourceSpan.of(file.toString())));
        return new Problem(problem.severity(), problem.message(), where, problem.hint());
    }

    private static boolean isVault(byte[] bytes) {
        return bytes.length > VAULT.length && Arrays.equals(bytes, 0, VAULT.length, VAULT, 0, VAULT.length);
    }

    /** The name of something imported; a template is rendered now or is a problem. */
    Optional<String> staticName(Written name, Place place, String dynamic) {
        if (!(name.raw() instanceof TemplateText template)) {
            return Optional.of(name.text());
        }
        Optional<String> rendered = options.staticNames().render(template, place.scopes());
        if (rendered.isEmpty()) {
            problems.error(
                    "the name of what is imported must be known before there are hosts, and '" + name.text()
                            + "' is not",
                    name.where(),
                    dynamic);
        }
        return rendered;
    }

    /** Whether one more file may be imported. */
    boolean mayImport(SourceSpan where) {
        imports++;
        if (imports == MOST_IMPORTS) {
            problems.error(
                    "more than " + MOST_IMPORTS + " imports", where, "do files import others that import again?");
        }
        return imports < MOST_IMPORTS;
    }
}
