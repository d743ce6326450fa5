package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.python.HashKey;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Lists, tuples and dicts written out. */
final class Displays {

    private Displays() {}

    /** {@code [a, b]}. */
    record ListDisplay(List<Expression> parts) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            return evaluated(parts, frame);
        }
    }

    /** {@code (a, b)}. */
    record TupleDisplay(List<Expression> parts) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            return new Tuple(evaluated(parts, frame));
        }
    }

    /** {@code {a: b}}; {@code parts} are keys and values in turn. */
    record DictDisplay(List<Expression> parts) implements Expression {
        @Override
        public Object evaluate(Frame frame) {
            OwnDict dict = new OwnDict();
            for (int i = 0; i < parts.size(); i += 2) {
                Object key = parts.get(i).evaluate(frame);
                HashKey.of(key);
                dict.put(key, parts.get(i + 1).evaluate(frame));
            }
            return dict;
        }
    }

    private static OwnList evaluated(List<Expression> parts, Frame frame) {
        OwnList values = new OwnList(parts.size());
        for (Expression part : parts) {
            values.add(part.evaluate(frame));
        }
        return values;
    }

    static List<Expression> pairs(List<Expression> keys, List<Expression> values) {
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            parts.add(keys.get(i));
            parts.add(values.get(i));
        }
        return List.copyOf(parts);
    }
}
