package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Iteration;
import dev.sentryprovision.template.python.OwnList;
import dev.sentryprovision.template.python.Truth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code for}. Names set in a round are gone after it. */
record For(
        Target target,
        Expression items,
        Optional<Expression> filter,
        boolean recursive,
        List<Statement> rounds,
        List<Statement> otherwise,
        int offset)
        implements Statement {

    @Override
    public void run(Run run) {
        loop(items.evaluate(run.frame()), run, 0);
    }

    /** Goes through {@code value}; loops within loops of a recursive one count their depth. */
    void loop(Object value, Run run, int depth) {
        List<?> chosen = chosen(elements(value), run);
        if (chosen.isEmpty()) {
            run.in(run.frame().inner()).all(otherwise);
            return;
        }
        LoopValue loop = new LoopValue(this, chosen, run, depth);
        for (int i = 0; i < chosen.size(); i++) {
            run.frame().rendering().step();
            loop.moveTo(i);
            Frame round = run.frame().inner();
            round.set("loop", loop);
            target.assign(chosen.get(i), round);
            if (!oneRound(run.in(round))) {
                return;
            }
        }
    }

    private boolean oneRound(Run run) {
        try {
            run.all(rounds);
            return true;
        } catch (LoopControl control) {
            return control.goesOn();
        }
    }

    private Collection<?> elements(Object value) {
        try {
            return Iteration.of(value);
        } catch (Failure e) {
            throw e.at(offset);
        }
    }

    private List<?> chosen(Collection<?> elements, Run run) {
        if (filter.isEmpty()) {
            return elements instanceof List<?> list ? list : new OwnList(elements);
        }
        List<Object> chosen = new ArrayList<>();
        for (Object element : elements) {
            Frame frame = run.frame().inner();
            target.assign(element, frame);
            if (Truth.of(filter.get().evaluate(frame))) {
                chosen.add(element);
            }
        }
        return chosen;
    }

    @Override
    public List<Statement> body() {
        List<Statement> all = new ArrayList<>(rounds);
        all.addAll(otherwise);
        return all;
    }

    @Override
    public List<Expression> expressions() {
        return filter.map(condition -> List.of(items, condition)).orElse(List.of(items));
    }
}
