package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.module.ArgumentSpec;
import dev.sentryprovision.module.UnloggedArguments;
import dev.sentryprovision.playbook.PlacedTask;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.value.Unknown;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Arguments of roles that are sure to be refused by the argument spec, on any host: found before the first host is touched,
 * at the place of the value. What a template, a task or a vault has a say in is left to the run, where a role begins by
 * checking all of its arguments. Values of options with {@code no_log} are concealed on the way, so that not even what comes
 * before their role shows them.
 */
final class WrongArguments {

    private static final String CHECK = "validate_argument_spec";
    /** Of an option, what nothing is checked against. */
    private static final Set<?> PROSE = Set.of("description", "default");

    private static final Unknown LATER = new Unknown("the run");

    private final KnownNames known;
    private final Inventory inventory;
    private final VariableLayer extraVars;
    private final VariableFiles files;
    private final Consumer<String> conceal;
    private final Set<Problem> wrong = new LinkedHashSet<>();
    private final Set<Definition> told = new LinkedHashSet<>();
    private final Map<String, Missing> missing = new LinkedHashMap<>();

    /** An argument that is required and nobody defines, where a role first wants it. */
    private record Missing(SourceSpan where, Object description, Set<String> roles, Set<String> hosts) {}

    /** A role that checks its arguments, and what all hosts see there. */
    private record Checked(String role, SourceSpan where, Map<?, ?> spec, List<VariableLayer> layers) {}

    WrongArguments(
            KnownNames known,
            Inventory inventory,
            VariableLayer extraVars,
            VariableFiles files,
            Consumer<String> conceal) {
        this.known = known;
        this.inventory = inventory;
        this.extraVars = extraVars;
        this.files = files;
        this.conceal = conceal;
    }

    /** @param hosts of each play, as far as they are known before the run */
    List<Problem> in(List<Playbook> playbooks, Selection selection, Map<Play, List<InventoryHost>> hosts) {
        if (selection.startAtTask().isEmpty()) {
            CertainTasks tasks = new CertainTasks(selection);
            playbooks.stream().flatMap(playbook -> playbook.plays().stream()).forEach(play -> {
                List<InventoryHost> reached = hosts.getOrDefault(play, List.of());
                List<PlacedTask> certain = tasks.of(play, reached);
                if (known.in(play).isPresent()) {
                    certain.stream().filter(WrongArguments::isCheck).forEach(placed -> look(play, placed, reached));
                }
            });
        }
        return Stream.concat(
                        wrong.stream(),
                        missing.entrySet().stream().map(entry -> problem(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static boolean isCheck(PlacedTask placed) {
        return placed.task().action().name().equals(CHECK)
                && placed.role().isPresent()
                && placed.keywords().when().isEmpty();
    }

    private void look(Play play, PlacedTask placed, List<InventoryHost> hosts) {
        RoleInvocation role = placed.role().orElseThrow();
        if (placed.task().action().args().get("argument_spec").raw() instanceof Map<?, ?> spec) {
            Checked checked = new Checked(role.role().name(), role.where(), spec, layers(play, placed));
            hosts.forEach(host -> look(checked, host));
        }
    }

    /** What tasks at that place see on every host, in the order in which {@link PlayScopes} puts it together. */
    private List<VariableLayer> layers(Play play, PlacedTask placed) {
        List<VariableLayer> layers = new ArrayList<>(List.of(extraVars, PlayScopes.playVars(play)));
        play.varsFiles().forEach(file -> layers.add(PlayFiles.read(file, play, files)));
        TaskWalk.of(play)
                .flatMap(task -> task.roles().stream())
                .map(RoleInvocation::role)
                .distinct()
                .forEach(role -> add(role, layers));
        for (RoleInvocation role : placed.roles()) {
            add(role.role(), layers);
            layers.add(PlayScopes.newLayer(Layer.ROLE_PARAMS, role.params()));
        }
        for (VarsLayer vars : placed.keywords().vars()) {
            layers.add(PlayScopes.newLayer(PlayScopes.levelOf(vars), vars.vars()));
        }
        return layers;
    }

    private static void add(Role role, List<VariableLayer> layers) {
        layers.add(PlayScopes.newLayer(Layer.ROLE_DEFAULTS, role.defaults()));
        layers.add(PlayScopes.newLayer(Layer.ROLE_VARS, role.vars()));
    }

    private void look(Checked checked, InventoryHost host) {
        LayeredVariables variables =
                LayeredVariables.of(inventory.baseLayers(host)).with(checked.layers);
        checked.spec.forEach((key, option) -> {
            String name = key.toString();
            if (!known.mayDiffer(name) && option instanceof Map<?, ?> content && isFixed(content)) {
                Map<String, Object> spec = Map.of(name, content);
                Optional<Definition> definition = variables.winner(name);
                definition.ifPresent(found -> check(checked.role, name, spec, found));
                if (definition.isEmpty()
                        && !new ArgumentSpec(spec).errors(Map.of()).isEmpty()) {
                    miss(checked, name, content, host);
                }
            }
        });
    }

    private void check(String role, String name, Map<String, Object> spec, Definition definition) {
        UnloggedArguments.of(spec, Map.of(name, definition.value())).forEach(conceal);
        List<String> errors = new ArgumentSpec(spec).errors(Map.of(name, known(definition.value())));
        if (!errors.isEmpty() && told.add(definition)) {
            errors.forEach(error -> wrong.add(Problem.error(
                    "role '" + role + "': " + error, definition.origin().where())));
        }
    }

    private void miss(Checked checked, String name, Map<?, ?> option, InventoryHost host) {
        Object description = option.containsKey("description") ? option.get("description") : "";
        Missing found = missing.computeIfAbsent(
                name, _ -> new Missing(checked.where, description, new TreeSet<>(), new LinkedHashSet<>()));
        found.roles.add(checked.role);
        found.hosts.add(host.name());
    }

    private static Problem problem(String name, Missing found) {
        String roles = (found.roles.size() == 1 ? "role " : "roles ") + String.join(", ", found.roles);
        return Problem.error(
                "missing required argument '" + name + "' of " + roles + ", for " + String.join(", ", found.hosts),
                found.where,
                "define it for these hosts, for example in group_vars: " + found.description);
    }

    private static boolean isFixed(Map<?, ?> option) {
        return option.entrySet().stream()
                .allMatch(entry -> PROSE.contains(entry.getKey()) || isKnownThroughout(entry.getValue()));
    }

    /** A map keeps what is known in it; a list is known as a whole or not at all. */
    private static Object known(Object value) {
        return switch (value) {
            case TemplateText _, EncryptedText _ -> LATER;
            case List<?> list -> list.stream().allMatch(WrongArguments::isKnownThroughout) ? list : LATER;
            case Map<?, ?> map
            when map.keySet().stream().allMatch(WrongArguments::isKnownThroughout) -> {
                Map<Object, Object> result = new LinkedHashMap<>();
                map.forEach((key, each) -> result.put(key, known(each)));
                yield result;
            }
            case Map<?, ?> _ -> LATER;
            default -> value;
        };
    }

    private static boolean isKnownThroughout(Object value) {
        return switch (value) {
            case TemplateText _, EncryptedText _ -> false;
            case List<?> list -> list.stream().allMatch(WrongArguments::isKnownThroughout);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .allMatch(entry -> isKnownThroughout(entry.getKey()) && isKnownThroughout(entry.getValue()));
            default -> true;
        };
    }
}
