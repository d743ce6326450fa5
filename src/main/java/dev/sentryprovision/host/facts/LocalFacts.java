package dev.sentryprovision.host.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.value.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Facts that the machine's owner put into {@code /etc/ansible/facts.d}: JSON, or sections of {@code name=value}. */
public final class LocalFacts {

    private final FactSources sources;

    LocalFacts(FactSources sources) {
        this.sources = sources;
    }

    private static final String PART = "fact:";

    /** Those in another folder than the usual one. */
    public static Map<String, Object> in(RemotePath folder, Host host) {
        Look.Query query =
                Look.Query.of(Command.script(FactScript.local(folder.text()))).dependingOn(Subject.path(folder));
        return new LocalFacts(new FactSources(host.look(query).out())).local();
    }

    Map<String, Object> local() {
        Map<String, Object> result = new LinkedHashMap<>();
        sources.partsAfter(PART)
                .forEach(file -> result.put(file.replaceFirst("\\.fact$", ""), parse(sources.part(PART + file))));
        return result;
    }

    private static Object parse(String text) {
        try {
            return value(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            return sections(text);
        }
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(element -> list.add(value(element)));
                yield list;
            }
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL, MISSING, BINARY, POJO -> None.NONE;
        };
    }

    private static Object number(JsonNode node) {
        return node.isIntegralNumber()
                ? node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue()
                : (Object) node.doubleValue();
    }

    private static Object sections(String text) {
        Map<String, Map<String, Object>> result = new LinkedHashMap<>();
        String section = "";
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
                result.put(section, new LinkedHashMap<>());
            } else if (equals > 0 && !section.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                result.get(section)
                        .put(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
            }
        }
        return result.isEmpty() ? "error: neither JSON nor sections of name=value" : result;
    }
}
