package dev.sentryprovision.run;

import java.util.Optional;

/** Of which hosts a play gathers facts at its start. */
enum Gathering {
    ALL,
    /** Those of which no facts are known yet. */
    UNKNOWN,
    NONE;

    /**
     * As Ansible decides.
     *
     * @param said    what the play says
     * @param setting {@code implicit}, {@code explicit} or {@code smart}
     */
    static Gathering of(Optional<Boolean> said, String setting) {
        boolean wanted = said.orElse(!setting.equals("explicit"));
        if (!wanted) {
            return NONE;
        }
        return setting.equals("smart") ? UNKNOWN : ALL;
    }

    boolean concerns(PlayHost host) {
        return switch (this) {
            case ALL -> true;
            case UNKNOWN -> !host.host().variables().hasFacts();
            case NONE -> false;
        };
    }
}
