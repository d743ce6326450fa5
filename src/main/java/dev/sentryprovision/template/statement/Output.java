package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.python.Limits;
import dev.sentryprovision.template.python.PythonLiteral;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.value.None;

/** Collects what a template puts out. */
final class Output {

    /** What the whole comes out as. */
    enum Kind {
        /** Always a text: template files. */
        TEXT,
        /** A single value as it is, else a text; nothing at all is none. */
        VALUE,
        /** The same, but a text that is a Python literal is that literal. */
        LITERAL
    }

    private final Kind kind;
    private final StringBuilder text = new StringBuilder();
    private Object single = None.NONE;
    private boolean verbatim;
    private int count;

    Output(Kind kind) {
        this.kind = kind;
    }

    Output fresh() {
        return new Output(kind);
    }

    void add(Object value) {
        add(value, false);
    }

    /** @param asIs a text that is a text even where literals are evaluated */
    void add(Object value, boolean asIs) {
        if (count == 0 && kind != Kind.TEXT) {
            single = value;
            verbatim = asIs;
        } else {
            if (count == 1 && kind != Kind.TEXT) {
                text.append(Repr.str(single));
            }
            text.append(value instanceof String plain ? plain : Repr.str(value));
            Limits.checkText(text.length());
        }
        count++;
    }

    Object value() {
        if (kind == Kind.TEXT) {
            return text.toString();
        }
        Object value = count <= 1 ? single : text.toString();
        return kind == Kind.LITERAL && value instanceof String literal && !(count == 1 && verbatim)
                ? PythonLiteral.evaluate(literal)
                : value;
    }
}
