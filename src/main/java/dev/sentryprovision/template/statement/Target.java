package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.NamespaceValue;
import java.util.List;

/** What a value can be assigned to. */
sealed interface Target {

    void assign(Object value, Frame frame);

    /** {@code x}. */
    record Variable(String name) implements Target {
        @Override
        public void assign(Object value, Frame frame) {
            frame.set(name, value);
        }
    }

    /** {@code ns.x}. */
    record Member(String namespace, String name, int offset) implements Target {
        @Override
        public void assign(Object value, Frame frame) {
            if (!(frame.find(namespace, offset) instanceof NamespaceValue values)) {
                throw Failure.runtime("cannot assign attribute on non-namespace object")
                        .at(offset);
            }
            values.set(name, value);
        }
    }

    /** {@code a, (b, c)}. */
    record Several(List<Target> targets, int offset) implements Target {
        @Override
        public void assign(Object value, Frame frame) {
            List<?> items = items(value);
            if (items.size() != targets.size()) {
                throw Failure.runtime(
                                items.size() > targets.size()
                                        ? "too many values to unpack (expected " + targets.size() + ")"
                                        : "not enough values to unpack (expected " + targets.size() + ", got "
                                                + items.size() + ")")
                        .at(offset);
            }
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(items.get(i), frame);
            }
        }

        private List<?> items(Object value) {
            try {
                return Iteration.list(value);
            } catch (Failure e) {
                throw e.at(offset);
            }
        }
    }
}
