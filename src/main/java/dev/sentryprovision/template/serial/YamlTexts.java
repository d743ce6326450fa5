package dev.sentryprovision.template.serial;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.util.List;
import java.util.regex.Pattern;

/** Reads YAML. Texts in it are never templates. */
public final class YamlTexts {

    private static final Pattern DOCUMENT_START = Pattern.compile("(?m)^---(?=\\s|$)");

    private YamlTexts() {}

    public static Object read(String text) {
        Problems problems = new Problems();
        YamlNode node = new YamlReader(problems).read(text, "from_yaml").orElseThrow(() -> failure(problems.all()));
        return value(node);
    }

    private static Failure failure(List<Problem> problems) {
        Problem first = problems.getFirst();
        String place = first.where()
                .filter(where -> where.line() > 0)
                .map(where -> ", line " + where.line() + ", column " + where.column())
                .orElse("");
        return Failure.runtime("this is not YAML: " + first.message() + place);
    }

    /** Each document of a stream. */
    public static OwnList readAll(String text) {
        OwnList documents = new OwnList();
        String[] parts = DOCUMENT_START.split(text, -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0 || !parts[i].isBlank()) {
                documents.add(read(parts[i]));
            }
        }
        return documents;
    }

    private static Object value(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar.value();
            case YamlSequence sequence -> {
                OwnList items = new OwnList();
                sequence.items().forEach(item -> items.add(value(item)));
                yield items;
            }
            case YamlMapping mapping -> {
                OwnDict entries = new OwnDict();
                mapping.entries().forEach(entry -> entries.put(entry.key().value(), value(entry.value())));
                yield entries;
            }
        };
    }
}
