package dev.sentryprovision.template.function;

import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Callable;

/** {@code joiner(sep)}: gives nothing the first time it is called, then the separator. */
final class Joiner implements Callable {

    private final String separator;
    private boolean used;

    Joiner(String separator) {
        this.separator = separator;
    }

    @Override
    public Object call(Arguments arguments) {
        if (!used) {
            used = true;
            return "";
        }
        return separator;
    }

    @Override
    public String typeName() {
        return "Joiner";
    }

    @Override
    public String toString() {
        return "<Joiner>";
    }
}
