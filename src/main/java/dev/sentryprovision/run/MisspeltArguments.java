package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.VariableLayer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Variables that look like an argument of a role and are none. A role reads what it is given by names of variables, so a
 * misspelt one would leave it at its default, and nobody would notice. It is a warning: people may have variables of their
 * own with such names.
 */
final class MisspeltArguments {

    private final Set<String> arguments = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final Set<Problem> found = new LinkedHashSet<>();

    private MisspeltArguments(List<Playbook> playbooks) {
        playbooks.stream()
                .flatMap(playbook -> playbook.plays().stream())
                .flatMap(play -> Stream.concat(
                        play.roles().stream(), TaskWalk.of(play).flatMap(placed -> placed.roles().stream())))
                .forEach(this::learn);
    }

    static List<Problem> of(List<Playbook> playbooks, Inventory inventory, VariableLayer extraVars) {
        MisspeltArguments search = new MisspeltArguments(playbooks);
        if (!search.arguments.isEmpty()) {
            search.look(extraVars);
            inventory.hosts().forEach(host -> inventory.baseLayers(host).forEach(search::look));
            playbooks.stream().flatMap(playbook -> playbook.plays().stream()).forEach(play -> {
                play.vars().forEach((name, written) -> search.look(name, written.where()));
                play.roles()
                        .forEach(role -> role.params().forEach((name, written) -> search.look(name, written.where())));
            });
        }
        return List.copyOf(search.found);
    }

    private void learn(RoleInvocation invocation) {
        Role role = invocation.role();
        others.addAll(role.defaults().keySet());
        others.addAll(role.vars().keySet());
        role.meta().argumentSpecs().values().forEach(spec -> {
            if (spec.raw() instanceof Map<?, ?> content && content.get("options") instanceof Map<?, ?> options) {
                options.keySet().forEach(name -> arguments.add(name.toString()));
            }
        });
        invocation.dependencies().forEach(this::learn);
    }

    private void look(VariableLayer layer) {
        layer.definitions()
                .forEach((name, definition) -> look(name, definition.origin().where()));
    }

    private void look(String name, SourceSpan where) {
        if (!arguments.contains(name) && !others.contains(name)) {
            near(name)
                    .ifPresent(argument -> found.add(Problem.warning(
                            "no role here takes '" + name + "', did you mean '" + argument + "'?", where, "")));
        }
    }

    /** Of those that begin alike: beside {@code config_settings} nobody means {@code config_settings_of_mine} by mistake. */
    private Optional<String> near(String name) {
        String beginning = name.substring(0, name.indexOf('_') + 1);
        List<String> rests = arguments.stream()
                .filter(argument -> !beginning.isEmpty() && argument.startsWith(beginning))
                .map(argument -> argument.substring(beginning.length()))
                .sorted()
                .toList();
        return Nearest.to(name.substring(beginning.length()), rests).map(beginning::concat);
    }
}
