package dev.sentryprovision.template.lookup;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.expression.Lookup;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.template.python.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Lookups of variables, of the playbook and of the environment. */
final class VariableLookups {

    private VariableLookups() {}

    static Map<String, Lookup> all() {
        return Map.of(
                "env", VariableLookups::env,
                "vars", VariableLookups::vars,
                "varnames", VariableLookups::varNames,
                "inventory_hostnames", VariableLookups::inventoryHostNames);
    }

    private static List<Object> env(List<Object> terms, Map<String, Object> options, Frame frame) {
        Bound bound = Lookup.bind("env", options, "default");
        OwnList values = new OwnList();
        for (Object term : terms) {
            String name = Repr.str(term).split("\\s")[0];
            String value = frame.rendering().scope().environment().get(name);
            Object otherwise = bound.rawOrElse(0, "");
            if (value == null && otherwise instanceof Undefined) {
                throw new Failure(Category.UNDEFINED, "the environment has no variable '" + name + "'");
            }
            values.add(value == null ? otherwise : value);
        }
        return values;
    }

    private static List<Object> vars(List<Object> terms, Map<String, Object> options, Frame frame) {
        Bound bound = Lookup.bind("vars", options, "default");
        OwnList values = new OwnList();
        for (Object term : terms) {
            if (!(term instanceof String name)) {
                throw Failure.lookup("the name of a variable must be a text, not " + Types.name(term));
            }
            Object value = frame.find(name, Failure.NOWHERE);
            values.add(value instanceof Undefined && bound.has(0) ? bound.raw(0) : value);
        }
        return values;
    }

    private static List<Object> varNames(List<Object> terms, Map<String, Object> options, Frame frame) {
        Lookup.bind("varnames", options);
        OwnList names = new OwnList();
        for (Object term : terms) {
            Pattern pattern = Pattern.compile(Repr.str(term));
            new TreeSet<>(frame.rendering().scope().variables().names())
                    .stream().filter(name -> pattern.matcher(name).find()).forEach(names::add);
        }
        return names;
    }

    private static List<Object> inventoryHostNames(List<Object> terms, Map<String, Object> options, Frame frame) {
        Lookup.bind("inventory_hostnames", options);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        if (frame.find("groups", Failure.NOWHERE) instanceof Map<?, ?> all) {
            all.forEach((group, hosts) -> groups.put(Repr.str(group), texts((List<?>) hosts)));
        }
        OwnList names = new OwnList();
        names.addAll(frame.environment().hosts().match(groups, texts(terms)));
        return names;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Repr::str).toList();
    }
}
