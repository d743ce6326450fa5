package dev.sentryprovision.template.expression;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Undefined;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that an expression sees: those that the template has set, from the innermost block outwards, then the
 * variables of the scope, then what every template has.
 */
public final class Frame {

    private final Rendering rendering;
    private final Optional<Frame> parent;
    private final Map<String, Object> names = new HashMap<>(4);

    /** The frame of a whole template; variables are rendered once in it. */
    public Frame(Rendering rendering) {
        this.rendering = rendering;
        this.parent = Optional.empty();
    }

    private Frame(Frame parent) {
        this.rendering = parent.rendering;
        this.parent = Optional.of(parent);
    }

    /** The frame of a template that sees what another one has set, but nothing that was rendered before. */
    Frame(Rendering rendering, Frame other) {
        this(rendering);
        this.names.putAll(other.visibleSettings());
    }

    public Rendering rendering() {
        return rendering;
    }

    public Environment environment() {
        return rendering.environment();
    }

    /** The frame of a block within this one. */
    public Frame inner() {
        return new Frame(this);
    }

    /** The frame of the whole template. */
    public Frame root() {
        Frame frame = this;
        while (frame.parent.isPresent()) {
            frame = frame.parent.get();
        }
        return frame;
    }

    public void set(String name, Object value) {
        names.put(name, new Setting(value));
    }

    /** A name that the template itself gave a value, as opposed to a variable rendered before. */
    private record Setting(Object value) {}

    /** What the templates set so far, as seen from here. */
    public Map<String, Object> visibleSettings() {
        Map<String, Object> all =
                new HashMap<>(parent.map(Frame::visibleSettings).orElse(Map.of()));
        names.forEach((name, value) -> {
            if (value instanceof Setting) {
                all.put(name, value);
            }
        });
        return all;
    }

    /** The values of what the templates set so far, as seen from here. */
    public Map<String, Object> settingsInView() {
        Map<String, Object> all = new HashMap<>();
        visibleSettings().forEach((name, value) -> all.put(name, ((Setting) value).value));
        return all;
    }

    /** What this frame itself has set. */
    public Map<String, Object> settings() {
        Map<String, Object> own = new HashMap<>();
        names.forEach((name, value) -> {
            if (value instanceof Setting setting) {
                own.put(name, setting.value);
            }
        });
        return own;
    }

    /** A new template's frame that sees what is set here, except {@code hidden}. */
    public Frame forInclude(String hidden) {
        Frame frame = new Frame(rendering);
        frame.names.putAll(visibleSettings());
        frame.names.remove(hidden);
        return frame;
    }

    /** A new template's frame that sees neither what is set here nor any variable. */
    public Frame withoutContext() {
        return new Frame(rendering.withoutVariables());
    }

    /** The value of a name; undefined when nothing has it. */
    public Object find(String name, int offset) {
        Frame frame = this;
        while (true) {
            Object value = frame.names.get(name);
            if (value != null) {
                return value instanceof Setting setting ? setting.value : value;
            }
            if (frame.parent.isEmpty()) {
                return frame.variable(name, offset);
            }
            frame = frame.parent.get();
        }
    }

    private Object variable(String name, int offset) {
        Optional<Object> raw = rendering.scope().variables().find(name);
        if (raw.isPresent()) {
            Object value = rendering.value(raw.get(), name);
            names.put(name, value);
            return value;
        }
        return environment().global(name, this).orElseGet(() -> undefined(name, offset));
    }

    private Undefined undefined(String name, int offset) {
        return new Undefined(() -> new Failure(
                Category.UNDEFINED, "'" + name + "' is undefined", Nearest.hint(name, visibleNames()), offset));
    }

    private Set<String> visibleNames() {
        Set<String> all = new TreeSet<>(rendering.scope().variables().names());
        for (Optional<Frame> frame = Optional.of(this); frame.isPresent(); frame = frame.get().parent) {
            all.addAll(frame.get().names.keySet());
        }
        return all;
    }

    /** The value of a name as one that this template may change in place: a copy of a variable's list or dict. */
    Object owned(String name, int offset) {
        Object value = find(name, offset);
        return switch (value) {
            case LazyList list -> keep(name, new OwnList(list));
            case LazyMap map -> keep(name, new OwnDict(map));
            default -> value;
        };
    }

    private Object keep(String name, Object own) {
        root().names.put(name, own);
        return own;
    }
}
