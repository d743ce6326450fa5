package dev.sentryprovision.run;

import dev.sentryprovision.module.Consequence;
import java.util.List;

/** Does what a module wants of the run itself. */
record Consequences(TaskAtHost at, RunHost owner) {

    /** Whether any of it is news. */
    boolean draw(List<Consequence> consequences) {
        boolean news = false;
        for (Consequence consequence : consequences) {
            news |= draw(consequence);
        }
        return news;
    }

    private boolean draw(Consequence consequence) {
        return switch (consequence) {
            case Consequence.Changed _ -> true;
            case Consequence.NewHost added ->
                at.play().fleet().addHost(added, at.task().where());
            case Consequence.Membership membership ->
                at.play().fleet().addToGroup(at.host().name(), membership);
            case Consequence.Inclusion included -> {
                owner.variables().include(included.variables());
                yield false;
            }
            case Consequence.Statistics figures -> {
                at.run().statistics().add(at.host().name(), figures);
                yield false;
            }
        };
    }
}
