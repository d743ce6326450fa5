package dev.sentryprovision.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Variables of the command line, which win over all others. */
final class VariableOptions {

    @Option(
            names = {"-e", "--extra-vars"},
            paramLabel = "VARS",
            description = "variables: key=value, a JSON or YAML map, or @FILE; may be repeated")
    private List<String> extraVars = new ArrayList<>();

    List<String> extraVars() {
        return List.copyOf(extraVars);
    }
}
