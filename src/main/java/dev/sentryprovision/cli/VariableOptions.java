package dev.sentryprovision.cli;

import java.util.List;
import java.util.function.Supplier;

/** Variables of the command line, which win over all others. */
final class VariableOptions {

    private final Supplier<List<String>> extraVars;

    VariableOptions(Declared options) {
        extraVars = options.many(
                "VARS", "variables: key=value, a JSON or YAML map, or @FILE; may be repeated", "-e", "--extra-vars");
    }

    List<String> extraVars() {
        return extraVars.get();
    }
}
