package dev.sentryprovision.run;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.TaskWalk;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.vars.Definition;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.MergedVariables;
import dev.sentryprovision.vars.Origin;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What tasks of a play see on a host: layers put on top of each other in Ansible's order of precedence, none copied. */
final class PlayScopes {

    private final RunContext run;
    private final Fleet fleet;
    private final Play play;
    private final PlayFiles files;
    private final List<VariableLayer> ofPlay;
    private final List<Role> publicRoles = new CopyOnWriteArrayList<>();
    private final Map<Map<String, Written>, VariableLayer> known = Collections.synchronizedMap(new IdentityHashMap<>());

    /** @param ofRun extra variables, and what the user typed for {@code vars_prompt} */
    PlayScopes(RunContext run, Fleet fleet, Play play, List<VariableLayer> ofRun) {
        this.run = run;
        this.fleet = fleet;
        this.play = play;
        this.ofPlay = new ArrayList<>(ofRun);
        ofPlay.add(layer(Layer.PLAY_VARS, play.vars()));
        this.files = new PlayFiles(play, run.variableFiles(), folder());
        play.roles().forEach(this::publishWithDependencies);
        // Of a role that is imported, the whole play sees the variables, from its start.
        TaskWalk.of(play).flatMap(task -> task.roles().stream()).forEach(role -> publish(role.role()));
    }

    private void publishWithDependencies(RoleInvocation role) {
        role.dependencies().forEach(this::publishWithDependencies);
        publish(role.role());
    }

    /** A role's vars and defaults become visible to the rest of the play. */
    void publish(Role role) {
        if (!publicRoles.contains(role)) {
            publicRoles.add(role);
        }
    }

    TaskScope of(Frame frame, RunHost host, MagicVariables magic, Path taskFile) {
        List<VariableLayer> layers = ofHost(host, magic);
        publicRoles.forEach(role -> addRole(role, layers));
        for (RoleInvocation role : frame.roles()) {
            addRole(role.role(), layers);
            layers.add(layer(Layer.ROLE_PARAMS, role.params()));
        }
        for (VarsLayer vars : frame.keywords().vars()) {
            layers.add(layer(levelOf(vars), vars.vars()));
        }
        Variables given = chain(layers, host, magic);
        Variables defaults =
                new ConnectionDefaults(given, frame, host.name(), run.options().access());
        Variables seen =
                new VariableChain(List.of(given, defaults, host.variables().expected()));
        return scope(seen, SearchPath.of(frame, taskFile, folder()));
    }

    /** What others see of a host through {@code hostvars}: nothing of tasks and roles. */
    TaskScope outside(RunHost host, MagicVariables magic) {
        return scope(chain(ofHost(host, magic), host, magic), new SearchPath(List.of(folder())));
    }

    private List<VariableLayer> ofHost(RunHost host, MagicVariables magic) {
        List<VariableLayer> layers = new ArrayList<>(ofPlay);
        layers.addAll(host.variables().layers());
        SearchPath places = new SearchPath(List.of(folder()));
        layers.addAll(files.of(host, () -> scope(chain(layers, host, magic), places)));
        return layers;
    }

    private void addRole(Role role, List<VariableLayer> layers) {
        layers.add(layer(Layer.ROLE_DEFAULTS, role.defaults()));
        layers.add(layer(Layer.ROLE_VARS, role.vars()));
    }

    static Layer levelOf(VarsLayer vars) {
        return switch (vars.scope()) {
            case BLOCK, IMPORT, ROLE -> Layer.BLOCK_VARS;
            case TASK -> Layer.TASK_VARS;
            case INCLUDE -> Layer.INCLUDE_PARAMS;
        };
    }

    private VariableLayer layer(Layer level, Map<String, Written> written) {
        return written.isEmpty()
                ? new VariableLayer(level, Map.of())
                : known.computeIfAbsent(written, _ -> newLayer(level, written));
    }

    static VariableLayer playVars(Play play) {
        return newLayer(Layer.PLAY_VARS, play.vars());
    }

    static VariableLayer newLayer(Layer level, Map<String, Written> written) {
        Map<String, Definition> definitions = LinkedHashMap.newLinkedHashMap(written.size());
        written.forEach((name, value) ->
                definitions.put(name, new Definition(value.raw(), new Origin(level, value.where()))));
        return new VariableLayer(level, definitions);
    }

    /** Facts are asked for when one is used, so they are no layer but stand between those above and below them. */
    private Variables chain(List<VariableLayer> layers, RunHost host, MagicVariables magic) {
        List<VariableLayer> above = new ArrayList<>();
        List<VariableLayer> below = new ArrayList<>(fleet.layers(host.name()));
        layers.forEach(layer -> (layer.level().compareTo(Layer.FACTS) >= 0 ? above : below).add(layer));
        List<Variables> links = List.of(
                magic, LayeredVariables.of(above), host.variables().factVariables(), LayeredVariables.of(below));
        boolean merged = run.options()
                .configuration()
                .textOrDefault(Setting.HASH_BEHAVIOUR)
                .equals("merge");
        return merged ? new MergedVariables(links) : new VariableChain(links);
    }

    private TaskScope scope(Variables seen, SearchPath searchPath) {
        return new TaskScope(
                run.templates(),
                new TemplateScope(seen, searchPath.folders(), run.options().environment()));
    }

    Path folder() {
        return folderOf(play);
    }

    static Path folderOf(Play play) {
        Path parent = play.file().toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
