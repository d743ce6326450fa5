package dev.sentryprovision.template.serial;

import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.Order;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Values;
import dev.sentryprovision.value.None;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/** A value as what the YAML emitter is told. */
record YamlEvents(Optional<Boolean> flow, boolean sorted, boolean unicode) {

    /** Texts that would be read as something else. */
    private static final Pattern NOT_A_TEXT = Pattern.compile("|~|null|Null|NULL|=|<<"
            + "|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
            + "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
            + "|[-+]?(?:[0-9][0-9_]*)\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    private static final Pattern ASTRAL = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    List<Event> of(Object value) {
        List<Event> events = new ArrayList<>();
        add(value, events, 0);
        return events;
    }

    private void add(Object value, List<Event> events, int depth) {
        Limits.checkItems(events.size());
        if (depth > 500) {
            throw Failure.runtime("the value is nested too deep for YAML");
        }
        switch (Values.use(value)) {
            case String text -> events.add(text(text));
            case Boolean bool -> events.add(plain(bool.toString()));
            case None _ -> events.add(plain("null"));
            case Long _, BigInteger _ -> events.add(plain(value.toString()));
            case Double number -> events.add(plain(number(number)));
            case Map<?, ?> map -> addMap(map, events, depth);
            case Collection<?> items -> addItems(items, events, depth);
            default -> events.add(text(Repr.str(value)));
        }
    }

    private static String number(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        String text = Repr.number(number);
        return text.contains("e") && !text.contains(".") ? text.replace("e", ".0e") : text;
    }

    private static ScalarEvent plain(String text) {
        return new ScalarEvent(null, null, new ImplicitTuple(true, true), text, null, null, ScalarStyle.PLAIN);
    }

    private static ScalarEvent text(String text) {
        boolean plain = !NOT_A_TEXT.matcher(text).matches();
        ScalarStyle style = ASTRAL.matcher(text).find()
                ? ScalarStyle.DOUBLE_QUOTED
                : plain ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
        return new ScalarEvent(null, null, new ImplicitTuple(plain, true), text, null, null, style);
    }

    /** libyaml escapes what lies beyond the basic plane, and such texts were quoted for it. */
    static String withEscapes(String yaml) {
        return ASTRAL.matcher(yaml)
                .replaceAll(m -> Matcher.quoteReplacement(
                        String.format("\\U%08X", m.group().codePointAt(0))));
    }

    private void addItems(Collection<?> items, List<Event> events, int depth) {
        events.add(new SequenceStartEvent(null, null, true, null, null, style(items)));
        items.forEach(item -> add(item, events, depth + 1));
        events.add(new SequenceEndEvent(null, null));
    }

    private void addMap(Map<?, ?> map, List<Event> events, int depth) {
        events.add(new MappingStartEvent(null, null, true, null, null, style(map.values())));
        for (Object key : keys(map)) {
            add(key, events, depth + 1);
            add(map.get(key), events, depth + 1);
        }
        events.add(new MappingEndEvent(null, null));
    }

    private FlowStyle style(Collection<?> children) {
        boolean brackets = flow.orElseGet(() -> children.stream().allMatch(YamlEvents::isPlainScalar));
        return brackets ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private static boolean isPlainScalar(Object value) {
        return !(value instanceof Map<?, ?> || value instanceof Collection<?>);
    }

    /** Keys that cannot be put in order stay as they come. */
    private Collection<?> keys(Map<?, ?> map) {
        List<Object> keys = new ArrayList<>(map.keySet());
        if (sorted) {
            try {
                keys.sort(Order.NATURAL);
            } catch (Failure _) {
                return map.keySet();
            }
        }
        return keys;
    }
}
