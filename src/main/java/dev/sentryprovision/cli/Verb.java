package dev.sentryprovision.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What one can do. Only the verb in use is built: reading the options of all of them would be felt at each start. */
enum Verb {
    APPLY("Make playbooks true on the hosts of an inventory."),
    PLAN("Show what apply would change, and change nothing."),
    RUN("Run one module on hosts."),
    FACTS("Show the facts of hosts."),
    DOC("Show what a module takes and returns, or list all modules.");

    private final String summary;

    Verb(String summary) {
        this.summary = summary;
    }

    /** As typed. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String summary() {
        return summary;
    }

    Callable<Integer> command(Surroundings surroundings) {
        return switch (this) {
            case APPLY -> new ApplyCommand(surroundings);
            case PLAN -> new PlanCommand(surroundings);
            case RUN -> new RunCommand(surroundings);
            case FACTS -> new FactsCommand(surroundings);
            case DOC -> new DocCommand(surroundings);
        };
    }

    static Optional<Verb> named(String label) {
        return Arrays.stream(values())
                .filter(verb -> verb.label().equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Verb::label).toList();
    }
}
