package dev.sentryprovision.run;

import java.util.Optional;

/** Puts questions to the user while a run goes on. Implementations are thread-safe. */
public interface Questions {

    /** Whether there is anybody to answer. */
    boolean canBeAsked();

    /**
     * The answer, without the line end; nothing where there is nobody, or who was there is gone.
     *
     * @param question with whatever it ends in, a blank included
     * @param echo     whether what is typed shows
     */
    Optional<String> ask(String question, boolean echo);

    /** For runs that nobody watches. */
    Questions NOBODY = new Questions() {
        @Override
        public boolean canBeAsked() {
            return false;
        }

        @Override
        public Optional<String> ask(String question, boolean echo) {
            return Optional.empty();
        }
    };
}
