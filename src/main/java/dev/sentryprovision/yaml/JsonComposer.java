package dev.sentryprovision.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.None;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a text that is JSON throughout. JSON is not quite a part of YAML 1.1: {@code 1e3} is a number in one and a text
 * in the other, and only one allows tabs; Ansible therefore tries JSON first, and so do we.
 */
final class JsonComposer {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** With what JSON begins; saves a failing attempt for most YAML. */
    private static final String STARTS = "{[\"-0123456789";

    private final String text;
    private final String source;
    private final YamlLimits limits;

    JsonComposer(String text, String source, YamlLimits limits) {
        this.text = text;
        this.source = source;
        this.limits = limits;
    }

    /** The value, or nothing when the text is not JSON. */
    Optional<YamlNode> compose() {
        String content = text.stripLeading();
        if (content.isEmpty() || STARTS.indexOf(content.charAt(0)) < 0) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(new StringReader(text))) {
            YamlNode root = value(parser, parser.nextToken(), 0);
            return parser.nextToken() == null ? Optional.of(root) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private YamlNode value(JsonParser parser, JsonToken token, int depth) throws IOException {
        SourceSpan where = span(parser.currentTokenLocation());
        if (depth > limits.depth()) {
            throw YamlComposer.tooDeep(where, limits);
        }
        return switch (token) {
            case START_ARRAY -> sequence(parser, where, depth);
            case START_OBJECT -> mapping(parser, where, depth);
            case VALUE_STRING -> string(parser.getText(), where);
            case VALUE_NUMBER_INT -> plain(parser, whole(parser.getBigIntegerValue()), where);
            case VALUE_NUMBER_FLOAT -> plain(parser, parser.getDoubleValue(), where);
            case VALUE_TRUE -> plain(parser, true, where);
            case VALUE_FALSE -> plain(parser, false, where);
            case VALUE_NULL -> plain(parser, None.NONE, where);
            default -> throw new IOException("no value here");
        };
    }

    private YamlNode sequence(JsonParser parser, SourceSpan where, int depth) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            items.add(value(parser, token, depth + 1));
        }
        return new YamlSequence(items, YamlTag.NONE, where);
    }

    private YamlNode mapping(JsonParser parser, SourceSpan where, int depth) throws IOException {
        MappingEntries entries = new MappingEntries();
        while (next(parser) == JsonToken.FIELD_NAME) {
            YamlScalar key = string(parser.currentName(), span(parser.currentTokenLocation()));
            var _ = entries.put(key, value(parser, next(parser), depth + 1));
        }
        return new YamlMapping(entries.all(), YamlTag.NONE, where);
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the text ends too early");
        }
        return token;
    }

    private static YamlScalar string(String text, SourceSpan where) {
        return new YamlScalar(text, text, YamlScalar.Style.QUOTED, YamlTag.NONE, where);
    }

    private static YamlScalar plain(JsonParser parser, Object value, SourceSpan where) throws IOException {
        return new YamlScalar(parser.getText(), value, YamlScalar.Style.PLAIN, YamlTag.NONE, where);
    }

    private static Object whole(BigInteger value) {
        return Yaml11.narrow(value);
    }

    private SourceSpan span(JsonLocation location) {
        return SourceSpan.at(source, location.getLineNr(), location.getColumnNr());
    }
}
