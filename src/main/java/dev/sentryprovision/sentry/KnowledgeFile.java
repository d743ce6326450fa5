package dev.sentryprovision.sentry;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A list in YAML that is part of this program. */
final class KnowledgeFile {

    private KnowledgeFile() {}

    /** The entries of {@code name}.yml, in order. */
    static <T> List<T> read(String name, Function<Fields, T> reader) {
        String file = name + ".yml";
        try (InputStream in = KnowledgeFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file);
            }
            return parse(in.readAllBytes(), file, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> List<T> parse(byte[] text, String source, Function<Fields, T> reader) {
        Problems problems = new Problems();
        Optional<YamlNode> root = new YamlReader(problems).read(text, source);
        problems.throwIfErrors();
        if (root.orElseThrow() instanceof YamlSequence sequence) {
            return sequence.items().stream()
                    .map(item -> Fields.read(item, reader))
                    .toList();
        }
        throw new ProblemException(Problem.error(
                "expected a list, not " + root.orElseThrow().kind(),
                root.orElseThrow().where()));
    }
}
