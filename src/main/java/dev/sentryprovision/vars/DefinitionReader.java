package dev.sentryprovision.vars;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.value.None;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** Definitions from YAML: each remembers where its own value stands. */
public final class DefinitionReader {

    private DefinitionReader() {}

    /**
     * The variables in a mapping of names to values; none in an empty text.
     *
     * @throws ProblemException when it is something else
     */
    public static VariableLayer layer(YamlNode node, Layer level) {
        return switch (node) {
            case YamlMapping mapping -> layer(mapping, level);
            case YamlScalar scalar when scalar.value() == None.NONE -> new VariableLayer(level, Map.of());
            default ->
                throw new ProblemException(Problem.error(
                        "variables are a mapping of names to values, and this is " + node.kind(),
                        node.where(),
                        "write 'name: value'"));
        };
    }

    private static VariableLayer layer(YamlMapping mapping, Layer level) {
        Map<String, Definition> definitions =
                LinkedHashMap.newLinkedHashMap(mapping.entries().size());
        for (YamlMapping.Entry entry : mapping.entries()) {
            Origin origin = new Origin(level, entry.key().where());
            definitions.put(entry.key().text(), new Definition(YamlValues.raw(entry.value()), origin));
        }
        return new VariableLayer(level, definitions);
    }
}
