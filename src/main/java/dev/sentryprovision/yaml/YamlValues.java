package dev.sentryprovision.yaml;

import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Raw values (see package {@code value}) of what was read. */
public final class YamlValues {

    private YamlValues() {}

    /** The raw value: texts with braces as templates, unless tagged {@code !unsafe}; vault texts still encrypted. */
    public static Object raw(YamlNode node) {
        return raw(node, false);
    }

    private static Object raw(YamlNode node, boolean within) {
        boolean unsafe = within || node.tag() == YamlTag.UNSAFE;
        return switch (node) {
            case YamlScalar scalar -> scalar(scalar, unsafe);
            case YamlSequence sequence -> list(sequence, unsafe);
            case YamlMapping mapping -> map(mapping, unsafe);
        };
    }

    private static Object scalar(YamlScalar scalar, boolean unsafe) {
        if (scalar.tag() == YamlTag.VAULT) {
            return new EncryptedText(scalar.text(), scalar.where());
        }
        return scalar.value() instanceof String text && !unsafe
                ? TemplateText.rawValue(text, scalar.textStart())
                : scalar.value();
    }

    private static List<Object> list(YamlSequence sequence, boolean unsafe) {
        List<Object> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> items.add(raw(item, unsafe)));
        return Collections.unmodifiableList(items);
    }

    /** Keys are never templates, as in Ansible. */
    private static Map<Object, Object> map(YamlMapping mapping, boolean unsafe) {
        Map<Object, Object> map =
                LinkedHashMap.newLinkedHashMap(mapping.entries().size());
        mapping.entries().forEach(entry -> map.put(entry.key().value(), raw(entry.value(), unsafe)));
        return Collections.unmodifiableMap(map);
    }
}
