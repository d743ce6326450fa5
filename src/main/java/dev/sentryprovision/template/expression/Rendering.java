package dev.sentryprovision.template.expression;

import dev.sentryprovision.template.Category;
import dev.sentryprovision.template.TemplateException;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Typed;
import dev.sentryprovision.template.python.Undefined;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.PartlyKnown;
import dev.sentryprovision.value.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One rendering, from the text that was asked for down to the variables that it uses. Raw values become values here:
 * texts are rendered when they are used, lists and dicts element by element.
 */
public final class Rendering {

    private final Environment environment;
    private final TemplateScope scope;
    private final List<Active> active = new ArrayList<>();
    private boolean keepsEncrypted;
    private long steps;
    private int depth;

    /** A text that is being rendered, and what led to it. */
    private record Active(TemplateText text, String label) {}

    public Rendering(Environment environment, TemplateScope scope) {
        this.environment = environment;
        this.scope = scope;
    }

    public Environment environment() {
        return environment;
    }

    public TemplateScope scope() {
        return scope;
    }

    /** A rendering that sees no variables. */
    Rendering withoutVariables() {
        return new Rendering(
                environment, new TemplateScope(Variables.of(Map.of()), scope.searchPath(), scope.environment()));
    }

    /** Runs a call of a macro or template; fails when such calls are nested without end. */
    public <T> T nested(Supplier<T> call) {
        step();
        if (++depth > Limits.DEPTH) {
            throw new Failure(
                    Category.RECURSION, "macros or templates call each other more than " + Limits.DEPTH + " deep");
        }
        try {
            return call.get();
        } finally {
            depth--;
        }
    }

    /** Counts a round of a loop or the rendering of a variable; fails when a template does not come to an end. */
    public void step() {
        if (++steps > Limits.STEPS) {
            throw Failure.runtime("the template does not come to an end: " + Limits.STEPS + " rounds are done");
        }
    }

    /**
     * A raw value as a value.
     *
     * @param label how a chain of variables names it
     */
    public Object value(Object raw, String label) {
        return switch (raw) {
            case String text -> text;
            case TemplateText text -> rendered(text, label);
            case EncryptedText text -> keepsEncrypted ? text : environment.decrypt(text);
            case Integer number -> number.longValue();
            case OwnList list -> list;
            case OwnDict dict -> dict;
            case LazyList list -> list;
            case LazyMap map -> map;
            case Typed typed -> typed;
            case PartlyKnown known -> known;
            case Map<?, ?> map -> new LazyMap(map, this, label);
            case List<?> list -> new LazyList(list, this, label);
            default -> raw;
        };
    }

    /** A variable that cannot be rendered because something is undefined is itself undefined: {@code default} helps. */
    private Object rendered(TemplateText text, String label) {
        try {
            return render(text, label);
        } catch (TemplateException e) {
            if (e.category() != Category.UNDEFINED) {
                throw e;
            }
            return new Undefined(() -> e);
        }
    }

    /** Renders a text for its value; fails when it is being rendered already. */
    public Object render(TemplateText text, String label) {
        step();
        requireNoCycle(text, label);
        active.add(new Active(text, label));
        try {
            return environment.render(text, this);
        } finally {
            active.removeLast();
        }
    }

    private void requireNoCycle(TemplateText text, String label) {
        for (int i = 0; i < active.size(); i++) {
            if (active.get(i).text.equals(text)) {
                List<String> cycle = labels();
                cycle.add(label);
                throw new TemplateException(
                        Category.RECURSION,
                        "these variables need each other: " + String.join(" -> ", cycle),
                        text.where(),
                        "",
                        labels());
            }
        }
        if (active.size() > 100) {
            throw new TemplateException(
                    Category.RECURSION, "variables refer to variables more than 100 deep", text.where(), "", labels());
        }
    }

    /** The variables whose values are being rendered, outermost first. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Active each : active) {
            if (!each.label.isEmpty()) {
                labels.add(each.label);
            }
        }
        return labels;
    }

    /** Evaluates without decrypting what is encrypted, to ask whether it is. */
    public Object encrypted(Expression expression, Frame frame) {
        boolean before = keepsEncrypted;
        keepsEncrypted = true;
        try {
            return expression.evaluate(new Frame(this, frame));
        } finally {
            keepsEncrypted = before;
        }
    }
}
