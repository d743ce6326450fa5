package dev.sentryprovision.playbook;

import dev.sentryprovision.value.None;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the keywords that plays, roles, blocks and tasks have in common. */
final class KeywordsParser {

    private final Fields fields;

    private KeywordsParser(Fields fields) {
        this.fields = fields;
    }

    /** Those of {@code level}; {@code vars} become a layer of this scope. */
    static Keywords parse(Fields fields, Level level, VarsLayer.Scope scope) {
        KeywordsParser parser = new KeywordsParser(fields);
        Keywords keywords = parser.withoutVars(level);
        Map<String, Written> vars = fields.vars("vars");
        return vars.isEmpty()
                ? keywords
                : keywords.withVars(List.of(new VarsLayer(scope, vars, fields.whereIs("vars"))));
    }

    /** Those of a play, whose {@code vars} are apart. */
    static Keywords ofPlay(Fields fields) {
        return new KeywordsParser(fields).withoutVars(Level.PLAY);
    }

    private Keywords withoutVars(Level level) {
        return new Keywords(
                level.knows("when") ? conditions(fields, "when") : List.of(),
                level.knows("tags") ? tags() : List.of(),
                level.knows("environment") ? fields.maps("environment") : List.of(),
                List.of(),
                level.knows("module_defaults") ? fields.maps("module_defaults") : List.of(),
                nearest(level));
    }

    private Map<Keyword, Written> nearest(Level level) {
        Map<Keyword, Written> found = new EnumMap<>(Keyword.class);
        for (Keyword keyword : Keyword.values()) {
            if (level.knows(keyword.written())) {
                nearest(keyword).ifPresent(written -> found.put(keyword, written));
            }
        }
        return found;
    }

    private Optional<Written> nearest(Keyword keyword) {
        String name = keyword.written();
        return switch (keyword) {
            case ANY_ERRORS_FATAL,
                    BECOME,
                    CHECK_MODE,
                    DELEGATE_FACTS,
                    DIFF,
                    IGNORE_ERRORS,
                    IGNORE_UNREACHABLE,
                    NO_LOG,
                    RUN_ONCE -> fields.truth(name);
            case PORT, THROTTLE, TIMEOUT -> fields.number(name);
            case NOTIFY, COLLECTIONS -> list(name);
            case BECOME_EXE, BECOME_FLAGS, BECOME_METHOD, BECOME_USER, CONNECTION, DELEGATE_TO, REMOTE_USER ->
                fields.text(name);
        };
    }

    private Optional<Written> list(String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        List<Object> items = fields.texts(name).stream().map(Written::raw).toList();
        return Optional.of(new Written(items, fields.whereIs(name)));
    }

    /** Conditions: expressions as text, true or false; one or a list. */
    static List<Written> conditions(Fields fields, String name) {
        Optional<YamlNode> node = fields.take(name);
        if (node.isEmpty()) {
            return List.of();
        }
        Stream<YamlNode> items =
                node.get() instanceof YamlSequence sequence ? sequence.items().stream() : node.stream();
        List<Written> conditions = new ArrayList<>();
        items.forEach(item -> condition(fields, name, item).ifPresent(conditions::add));
        return conditions;
    }

    private static Optional<Written> condition(Fields fields, String name, YamlNode item) {
        return item instanceof YamlScalar scalar && scalar.value() != None.NONE
                ? Optional.of(Expect.written(item))
                : fields.expect()
                        .wrong(
                                "'" + name + "'",
                                "write a condition as one text; quote it when it begins with '{', '[' or a quote",
                                "a condition or a list of conditions",
                                item);
    }

    private List<Written> tags() {
        return fields.texts("tags").stream().flatMap(KeywordsParser::split).toList();
    }

    /** A text with commas is several tags. */
    private static Stream<Written> split(Written tag) {
        if (!(tag.raw() instanceof String text) || !text.contains(",")) {
            return Stream.of(tag);
        }
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> new Written(part, tag.where()));
    }
}
