package dev.sentryprovision.module.control;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.Origin;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads variables from files of the control machine, for the rest of the run. */
@ModuleSpec(
        name = "include_vars",
        summary = "Reads variables from a YAML or JSON file, or from all files of a folder, for the rest of the run.",
        freeForm = "file",
        needsHost = false,
        variables = "{name}",
        returns = {"ansible_included_var_files: the files that were read", "ansible_facts: the variables"},
        examples = {"- include_vars: \"{{ ansible_facts.os_family }}.yml\"", """
            - include_vars:
                dir: settings
                ignore_files: [README.md]
                name: settings
            """})
public final class IncludeVarsModule implements Module<IncludeVarsModule.Params> {

    /** What happens to a dictionary when there is one of that name. */
    public enum HashBehaviour {
        REPLACE,
        MERGE
    }

    @Rule(exclusive = {"file", "dir"})
    @Rule(oneOf = {"file", "dir"})
    @Rule(when = "depth", needs = "dir")
    @Rule(when = "files_matching", needs = "dir")
    @Rule(when = "ignore_files", needs = "dir")
    @Rule(when = "extensions", needs = "dir")
    @Rule(when = "ignore_unknown_extensions", needs = "dir")
    public record Params(
            @Param("The file; it is looked for in the folder vars of the role and of the playbook as well.")
            Optional<String> file,

            @Param("A folder, all of whose files are read, those of folders in it included, in order of name.")
            Optional<String> dir,

            VariableFolderChoice choice,

            @Param("Make of it one variable of that name, a dictionary.")
            Optional<String> name,

            @Param(
                    value = "Whether a dictionary takes the place of one of the same name, or is merged into it.",
                    defaultValue = "replace")
            HashBehaviour hashBehaviour,

            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        List<Path> files = params.dir
                .map(dir -> params.choice.filesIn(params.controller.locate("vars", dir)))
                .orElseGet(() -> List.of(params.controller.locate(
                        "vars", params.file.orElseThrow().strip())));
        Map<String, Definition> read = new LinkedHashMap<>();
        files.forEach(file -> read.putAll(params.controller.variables(file).definitions()));
        Map<String, Definition> named = named(params, read);
        if (params.hashBehaviour == HashBehaviour.MERGE) {
            named.replaceAll((name, definition) -> merged(name, definition, params.controller));
        }
        VariableLayer layer = new VariableLayer(Layer.INCLUDE_VARS, named);
        return Outcome.ok()
                .with(
                        "ansible_included_var_files",
                        files.stream().map(Path::toString).toList())
                .with("ansible_facts", values(named))
                .withConsequence(new Consequence.Inclusion(layer));
    }

    private static Map<String, Definition> named(Params params, Map<String, Definition> read) {
        if (params.name.isEmpty()) {
            return read;
        }
        Origin origin = read.values().stream()
                .findFirst()
                .map(Definition::origin)
                .orElseGet(() -> new Origin(Layer.INCLUDE_VARS, SourceSpan.of(params.name.get())));
        Map<String, Definition> named = new LinkedHashMap<>();
        named.put(params.name.get(), new Definition(values(read), origin));
        return named;
    }

    private static Map<String, Object> values(Map<String, Definition> definitions) {
        Map<String, Object> values = new LinkedHashMap<>();
        definitions.forEach((name, definition) -> values.put(name, definition.value()));
        return values;
    }

    private static Definition merged(String name, Definition read, Controller controller) {
        if (!(read.value() instanceof Map<?, ?> more)
                || !controller.test(name + " is mapping")
                || !(controller.evaluate(name) instanceof Map<?, ?> before)) {
            return read;
        }
        return new Definition(merged(before, more), read.origin());
    }

    private static Map<Object, Object> merged(Map<?, ?> before, Map<?, ?> more) {
        Map<Object, Object> all = new LinkedHashMap<>(before);
        more.forEach((key, value) -> all.merge(
                key,
                value,
                (old, now) ->
                        old instanceof Map<?, ?> one && now instanceof Map<?, ?> other ? merged(one, other) : now));
        return all;
    }
}
