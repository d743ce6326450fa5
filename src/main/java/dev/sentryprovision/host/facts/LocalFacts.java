package dev.sentryprovision.host.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FAILED = "failed:";

    /** Those in another folder than the usual one. */
    public static Map<String, Object> in(RemotePath folder, Host host) {
        Look.Query query =
                Look.Query.of(Command.script(FactScript.local(folder.text()))).dependingOn(Subject.path(folder));
        return new LocalFacts(new FactSources(host.look(query).out())).local();
    }

    Map<String, Object> local() {
        Map<String, Object> result = new LinkedHashMap<>();
        sources.partsAfter(PART).forEach(file -> {
            String name = file.substring(file.lastIndexOf('/') + 1);
            result.put(name.replaceFirst("\\.fact$", ""), fact(file));
        });
        return result;
    }

    private Object fact(String file) {
        String status = sources.part(FAILED + file);
        return status.isEmpty()
                ? parse(file, sources.part(PART + file))
                : "Failure executing fact script (" + file + "), rc: " + status;
    }

    /** JSON all of it, or else sections. */
    private static Object parse(String file, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isMissingNode() ? Map.of() : value(node);
        } catch (JsonProcessingException e) {
            return new IniFacts(text)
                    .sections()
                    .<Object>map(sections -> sections)
                    .orElse("error loading facts as JSON or ini - please check content: " + file);
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
}
