package dev.sentryprovision.template.serial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Numbers;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.value.None;
import java.io.IOException;

/** Reads JSON. Texts in it are never templates. */
public final class JsonReader {

    private JsonReader() {}

    public static Object read(String text) {
        JsonFactory factory = JsonFactory.builder()
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                throw Failure.runtime("Expecting value: line 1 column 1 (char 0)");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw Failure.runtime("extra data after the JSON value");
            }
            return value;
        } catch (IOException e) {
            throw Failure.runtime("this is not JSON: " + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> dict(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> Numbers.normal(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> None.NONE;
        };
    }

    private static OwnDict dict(JsonParser parser) throws IOException {
        OwnDict dict = new OwnDict();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            dict.put(key, value(parser));
        }
        return dict;
    }

    private static OwnList list(JsonParser parser) throws IOException {
        OwnList list = new OwnList();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
