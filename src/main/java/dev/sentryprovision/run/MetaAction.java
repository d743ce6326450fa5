package dev.sentryprovision.run;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code meta} can do. */
enum MetaAction {
    /** Runs the handlers that were notified. */
    FLUSH_HANDLERS(Reach.EACH_HOST),
    /** Ends the play on a host, without fault. */
    END_HOST(Reach.EACH_HOST),
    /** Ends the role for a host. */
    END_ROLE(Reach.EACH_HOST),
    /** Ends the play for this batch of hosts. */
    END_BATCH(Reach.ALL_HOSTS),
    /** Ends the play. */
    END_PLAY(Reach.ALL_HOSTS),
    CLEAR_FACTS(Reach.ALL_HOSTS),
    /** Lets hosts that failed take part again, from the next play on. */
    CLEAR_HOST_ERRORS(Reach.ALL_HOSTS),
    /** Reads the inventory again; what tasks added stays. */
    REFRESH_INVENTORY(Reach.ALL_HOSTS),
    RESET_CONNECTION(Reach.EACH_HOST),
    NOOP(Reach.EACH_HOST);

    /** Whom the action, and its condition, is about. */
    enum Reach {
        EACH_HOST,
        /** It is done once, if its condition holds on the first host. */
        ALL_HOSTS
    }

    private final Reach reach;

    MetaAction(Reach reach) {
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MetaAction> named(String written) {
        return Stream.of(values())
                .filter(action -> action.written().equals(written))
                .findFirst();
    }
}
