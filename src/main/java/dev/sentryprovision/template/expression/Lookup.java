package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import java.util.List;
import java.util.Map;

/** Fetches values from outside the playbook. What it gives is never rendered again. */
public interface Lookup {

    /**
     * @param terms   what is looked up
     * @param options by name
     */
    List<Object> run(List<Object> terms, Map<String, Object> options, Frame frame);

    /** The options by their parameters. */
    static Bound bind(String lookup, Map<String, Object> options, String... names) {
        return new Arguments(List.of(), options).bind(lookup, names);
    }
}
