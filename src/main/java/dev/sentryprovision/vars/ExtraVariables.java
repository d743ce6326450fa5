package dev.sentryprovision.vars;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables given on the command line with {@code -e}: {@code name=value}, YAML or JSON, or {@code @file}. */
public final class ExtraVariables {

    private final VariableFiles files;
    private final Path workingFolder;

    public ExtraVariables(VariableFiles files, Path workingFolder) {
        this.files = files;
        this.workingFolder = workingFolder;
    }

    /** The variables of all arguments, later ones winning; what is wrong with them goes to the problems. */
    public VariableLayer parse(List<String> arguments, Problems problems) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (String argument : arguments) {
            try {
                definitions.putAll(one(argument.strip()));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        return new VariableLayer(Layer.EXTRA_VARS, definitions);
    }

    private Map<String, Definition> one(String argument) {
        SourceSpan where = SourceSpan.of("-e " + shortened(argument));
        if (argument.startsWith("@")) {
            Path file = workingFolder.resolve(argument.substring(1));
            return files.read(file, Layer.EXTRA_VARS).definitions();
        }
        if (argument.startsWith("/") || argument.startsWith("./")) {
            throw new ProblemException(Problem.error(
                    "extra variables cannot begin with a path", where, "for a file, write -e @" + argument));
        }
        return argument.startsWith("{") || argument.startsWith("[") ? yaml(argument, where) : pairs(argument, where);
    }

    private static Map<String, Definition> yaml(String argument, SourceSpan where) {
        Problems problems = new Problems();
        Optional<YamlNode> node = new YamlReader(problems).read(argument, where.source());
        problems.throwIfErrors();
        return DefinitionReader.layer(node.orElseThrow(), Layer.EXTRA_VARS).definitions();
    }

    private static Map<String, Definition> pairs(String argument, SourceSpan where) {
        KeyValues values = divided(argument, where);
        if (!values.rest().isBlank()) {
            throw new ProblemException(Problem.error(
                    "not all of it is name=value",
                    where,
                    "write -e name=value, put a value with blanks in quotes, or give a file with -e @FILE"));
        }
        Origin origin = new Origin(Layer.EXTRA_VARS, where);
        Map<String, Definition> definitions = new LinkedHashMap<>();
        values.options()
                .forEach((name, value) ->
                        definitions.put(name, new Definition(TemplateText.rawValue(value, where), origin)));
        return definitions;
    }

    private static KeyValues divided(String argument, SourceSpan where) {
        try {
            return KeyValues.of(argument);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.error(e.getMessage(), where, ""));
        }
    }

    /** Only the name of what is set: its value may be secret. */
    private static String shortened(String argument) {
        if (argument.startsWith("@")) {
            return argument;
        }
        int equals = argument.indexOf('=');
        return equals > 0 && !argument.startsWith("{") ? argument.substring(0, equals) + "=..." : "(text)";
    }
}
