package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Attributed;
import dev.sentryprovision.template.python.Callable;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.OwnDict;
import dev.sentryprovision.template.python.Tuple;
import dev.sentryprovision.template.python.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A macro, with the names it sees where it was defined. */
record MacroValue(Macro macro, Run run) implements Callable, Attributed {

    @Override
    public Object call(Arguments arguments) {
        Frame frame = run.frame().inner();
        Run apart = run.in(frame).to(run.out().fresh());
        return run.frame()
                .rendering()
                .nested(() -> run.template().within(frame, () -> {
                    bind(arguments, frame);
                    LoopControl.outside(apart, macro.body());
                    return apart.out().value();
                }));
    }

    private void bind(Arguments arguments, Frame frame) {
        Map<String, Object> named = new LinkedHashMap<>(arguments.named());
        List<String> parameters = macro.parameters();
        List<Object> positional = arguments.positional();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            if (i < positional.size()) {
                frame.set(parameter, positional.get(i));
                refuseTwice(named, parameter);
            } else {
                frame.set(parameter, named.containsKey(parameter) ? named.remove(parameter) : defaultOf(i, frame));
            }
        }
        if (macro.uses().contains("caller")) {
            frame.set(
                    "caller",
                    named.containsKey("caller") ? named.remove("caller") : Undefined.because("No caller defined"));
        }
        bindRest(positional, named, frame);
    }

    private void refuseTwice(Map<String, Object> named, String parameter) {
        if (named.containsKey(parameter)) {
            throw Failure.type("macro '" + macro.name() + "' got multiple values for argument '" + parameter + "'");
        }
    }

    private Object defaultOf(int parameter, Frame frame) {
        int index = parameter - (macro.parameters().size() - macro.defaults().size());
        return index < 0
                ? Undefined.because("parameter '" + macro.parameters().get(parameter) + "' was not provided")
                : macro.defaults().get(index).evaluate(frame);
    }

    private void bindRest(List<Object> positional, Map<String, Object> named, Frame frame) {
        int count = macro.parameters().size();
        if (macro.uses().contains("kwargs")) {
            frame.set("kwargs", new OwnDict(named));
        } else if (!named.isEmpty()) {
            String first = named.keySet().iterator().next();
            throw Failure.type("macro '" + macro.name() + "' takes no keyword argument '" + first + "'");
        }
        if (macro.uses().contains("varargs")) {
            frame.set("varargs", new Tuple(positional.subList(Math.min(count, positional.size()), positional.size())));
        } else if (positional.size() > count) {
            throw Failure.type("macro '" + macro.name() + "' takes not more than " + count + " argument(s)");
        }
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "name" -> Optional.of(macro.name());
            case "arguments" -> Optional.of(new Tuple(macro.parameters()));
            case "catch_varargs" -> Optional.of(macro.uses().contains("varargs"));
            case "catch_kwargs" -> Optional.of(macro.uses().contains("kwargs"));
            case "caller" -> Optional.of(macro.uses().contains("caller"));
            default -> Optional.empty();
        };
    }

    @Override
    public String typeName() {
        return "Macro";
    }

    @Override
    public String toString() {
        return "<Macro '" + macro.name() + "'>";
    }
}
