package dev.sentryprovision.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One recorded case: what was evaluated and what the reference gave. */
record ConformanceCase(JsonNode json) {

    private static final Set<String> KINDS = Set.of("template", "when", "file-template");

    /** The cases of all areas that are about templates. */
    static List<ConformanceCase> all() {
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .flatMap(ConformanceCase::lines)
                    .map(line -> new ConformanceCase(parsed(mapper, line)))
                    .filter(each -> KINDS.contains(each.kind()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            URI uri = ConformanceCase.class
                    .getResource("/conformance/literals.jsonl")
                    .toURI();
            return Path.of(uri).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(ObjectMapper mapper, String line) {
        try {
            return mapper.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return json.get("id").asText();
    }

    String area() {
        return json.get("area").asText();
    }

    String kind() {
        return json.get("kind").asText();
    }

    JsonNode input() {
        return json.get("input");
    }

    JsonNode expected() {
        return json.get("result_native");
    }

    boolean pythonInternal() {
        return json.path("python_internal").asBoolean();
    }
}
