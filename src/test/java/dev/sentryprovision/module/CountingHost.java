package dev.sentryprovision.module;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.testing.ForwardingHost;

/**
 * Counts the round trips that a module's looks would take: what is asked before the first answer is one.
 * A look that is asked for once more is one more, as on a real machine.
 */
final class CountingHost extends ForwardingHost {

    /** What goes out together. */
    private static final class Batch {}

    private Batch open = new Batch();
    private int batches;

    CountingHost(Host host) {
        super(host);
    }

    int batches() {
        return batches;
    }

    @Override
    public <T> Asked<T> ask(Look<T> look) {
        Asked<T> asked = super.ask(look);
        Batch mine = open;
        return () -> {
            if (mine == open) {
                batches++;
                open = new Batch();
            }
            return asked.get();
        };
    }
}
