package dev.sentryprovision.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.python.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Evaluates a recorded case in an empty project folder and says how the result differs from the recorded one. */
final class ConformanceRun {

    private final Path folder;
    private final Templates templates;

    ConformanceRun(Path folder, TextMode mode) {
        this.folder = folder;
        this.templates = new Templates(TemplateSettings.standard(ReferenceVault::decrypt, (_, patterns) -> patterns)
                .withTextMode(mode));
    }

    /** Nothing when the case comes out as recorded. */
    Optional<String> difference(ConformanceCase given) {
        folder.toFile().mkdirs();
        JsonNode expected = given.expected();
        try {
            Object actual = evaluate(given);
            if (expected.has("error")) {
                return Optional.of(
                        "expected an error (" + expected.at("/error/category").asText() + "), got " + actual);
            }
            boolean same = given.pythonInternal()
                    || given.kind().equals("when") && Truth.of(actual) == truth(expected.get("result"))
                    || RecordedValues.same(expected.get("result"), actual, folder.toString());
            return same
                    ? Optional.empty()
                    : Optional.of("expected " + expected.get("result") + ", got " + shown(actual));
        } catch (TemplateException e) {
            return errorDifference(expected, e);
        }
    }

    private static String shown(Object value) {
        return value + " (" + value.getClass().getSimpleName() + ")";
    }

    private static Optional<String> errorDifference(JsonNode expected, TemplateException e) {
        String category = e.category().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean undefined =
                expected.at("/result/__type__").asText().equals("undefined") && category.equals("undefined");
        if (undefined || expected.at("/error/category").asText().equals(category)) {
            return Optional.empty();
        }
        return Optional.of("expected " + expected + ", got " + category + ": " + e.getMessage());
    }

    private boolean truth(JsonNode result) {
        return !result.isNull() && Truth.of(RecordedValues.raw(result, folder.toString(), SourceSpan.of("result")));
    }

    private Object evaluate(ConformanceCase given) {
        writeFiles(given.json().path("files"));
        TemplateScope scope = new TemplateScope(variables(given), List.of(folder), environment(given));
        SourceSpan where = SourceSpan.at("input", 1, 1);
        return switch (given.kind()) {
            case "when" -> templates.test(RecordedValues.raw(given.input(), folder.toString(), where), where, scope);
            case "file-template" ->
                templates.renderFile(
                        given.input().asText().replace("@DIR@", folder.toString()),
                        SourceSpan.of(folder.resolve("templates/main.j2").toString()),
                        options(given.json().path("options")),
                        scope);
            default -> templates.render(RecordedValues.raw(given.input(), folder.toString(), where), scope);
        };
    }

    private void writeFiles(JsonNode files) {
        files.properties().forEach(file -> {
            try {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Map<String, String> environment(ConformanceCase given) {
        Map<String, String> environment = new HashMap<>();
        given.json()
                .path("env")
                .properties()
                .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
        return environment;
    }

    private Variables variables(ConformanceCase given) {
        Map<String, Object> values = new HashMap<>();
        given.json()
                .path("vars")
                .properties()
                .forEach(each -> values.put(
                        each.getKey(),
                        RecordedValues.raw(each.getValue(), folder.toString(), SourceSpan.at(each.getKey(), 1, 1))));
        if (given.json().has("vars_yaml")) {
            values.putAll(ReferenceYaml.variables(given.json().get("vars_yaml").asText()));
        }
        if (given.kind().equals("file-template")) {
            values.put("template_path", "main.j2");
            values.put("template_fullpath", folder.resolve("templates/main.j2").toString());
            values.put("template_destpath", "/dest/main");
        }
        return Variables.of(values);
    }

    private static FileTemplateOptions options(JsonNode json) {
        FileTemplateOptions standard = FileTemplateOptions.STANDARD;
        String newline =
                json.path("newline_sequence").asText("\n").replace("\\r", "\r").replace("\\n", "\n");
        return standard.withTrimBlocks(json.path("trim_blocks").asBoolean(true))
                .withLstripBlocks(json.path("lstrip_blocks").asBoolean(false))
                .withNewlineSequence(newline)
                .withBlock(
                        json.path("block_start_string").asText(standard.block().start()),
                        json.path("block_end_string").asText(standard.block().end()))
                .withVariable(
                        json.path("variable_start_string")
                                .asText(standard.variable().start()),
                        json.path("variable_end_string")
                                .asText(standard.variable().end()));
    }
}
