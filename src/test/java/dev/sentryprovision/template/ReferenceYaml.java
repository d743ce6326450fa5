package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Variables that the recorded cases give as YAML. */
final class ReferenceYaml {

    private ReferenceYaml() {}

    private record Unsafe(String text) {}

    private static final class Constructor extends SafeConstructor {
        Constructor() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!unsafe"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new Unsafe(((ScalarNode) node).getValue());
                }
            });
            yamlConstructors.put(new Tag("!vault"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new EncryptedText(((ScalarNode) node).getValue(), SourceSpan.of("vars"));
                }
            });
        }
    }

    static Map<String, Object> variables(String yaml) {
        Map<String, Object> variables = new LinkedHashMap<>();
        Map<?, ?> loaded = new Yaml(new Constructor()).load(yaml);
        loaded.forEach((name, value) -> variables.put(name.toString(), raw(value)));
        return variables;
    }

    private static Object raw(Object value) {
        return switch (value) {
            case null -> None.NONE;
            case String text -> TemplateText.rawValue(text, SourceSpan.at("vars", 1, 1));
            case Unsafe(String text) -> text;
            case Integer number -> number.longValue();
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(raw(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                map.forEach((key, item) -> entries.put(raw(key), raw(item)));
                yield entries;
            }
            default -> value;
        };
    }
}
