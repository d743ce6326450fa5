package dev.sentryprovision.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one can do. Only the verb in use is built: reading the options of all of them would be felt at each start. */
enum Verb {
    APPLY("Make playbooks true on the hosts of an inventory."),
    PLAN("Show what apply would change, and change nothing."),
    RUN("Run one module on hosts."),
    EVAL("Show what an expression gives, for hosts or without any."),
    INVENTORY("Show hosts, groups and their variables."),
    FACTS("Show the facts of hosts."),
    VALIDATE("List what is wrong with playbooks."),
    VARS("Show which values of variables win for a host, and where they come from."),
    VAULT("Encrypt and decrypt files and values."),
    UPGRADE_PATH("Show the releases to install between one release of Sentry and another."),
    DOC("Show what a module takes and returns, or list all modules.");

    private final String summary;

    Verb(String summary) {
        this.summary = summary;
    }

    /** As typed. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String summary() {
        return summary;
    }

    /** The command, its options declared. */
    Command command(Surroundings surroundings, Declared options) {
        return switch (this) {
            case APPLY -> new ApplyCommand(surroundings, options);
            case PLAN -> new PlanCommand(surroundings, options);
            case RUN -> new RunCommand(surroundings, options);
            case EVAL -> new EvalCommand(surroundings, options);
            case INVENTORY -> new InventoryCommand(surroundings, options);
            case FACTS -> new FactsCommand(surroundings, options);
            case VALIDATE -> new ValidateCommand(surroundings, options);
            case VARS -> new VarsCommand(surroundings, options);
            case VAULT -> new VaultCommand(surroundings, options);
            case UPGRADE_PATH -> new UpgradePathCommand(surroundings, options);
            case DOC -> new DocCommand(surroundings, options);
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
