package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads YAML, or JSON, as a playbook or variables file is read. What is wrong with a text goes to the problems given at
 * the start; a text with an error gives nothing. Not thread-safe, like its problems.
 */
public final class YamlReader {

    private final Problems problems;
    private final YamlLimits limits;

    public YamlReader(Problems problems) {
        this(problems, YamlLimits.GENEROUS);
    }

    public YamlReader(Problems problems, YamlLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    /** Reads a file, named in spans as it is given here. */
    public Optional<YamlNode> read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            SourceSpan where = SourceSpan.of(file.toString());
            problems.add(Problem.error("cannot read " + file, where, "does it exist, and may you read it?"));
            return Optional.empty();
        }
    }

    /** Reads the bytes of a file: UTF-8, or UTF-16 when a byte order mark says so. */
    public Optional<YamlNode> read(byte[] bytes, String source) {
        try {
            return read(decode(bytes), source);
        } catch (CharacterCodingException _) {
            problems.add(Problem.error(
                    "this is not text in UTF-8", SourceSpan.of(source), "save the file in the encoding UTF-8"));
            return Optional.empty();
        }
    }

    /** Reads a text; an empty one is the value null. */
    public Optional<YamlNode> read(String text, String source) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (content.length() > limits.characters()) {
            problems.add(Problem.error(
                    "too large: %,d characters, at most %,d are read".formatted(content.length(), limits.characters()),
                    SourceSpan.of(source),
                    "split it into several files"));
            return Optional.empty();
        }
        try {
            Optional<YamlNode> json = new JsonComposer(content, source, limits).compose();
            return Optional.of(json.orElseGet(() -> YamlComposer.compose(content, source, limits, problems)));
        } catch (YamlProblem e) {
            problems.add(e.problem());
            return Optional.empty();
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return charsetOf(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static Charset charsetOf(byte[] bytes) {
        boolean marked = bytes.length >= 2 && (bytes[0] & bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1];
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
