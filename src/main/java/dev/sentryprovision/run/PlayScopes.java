package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Role;
import dev.sentryprovision.playbook.RoleInvocation;
import dev.sentryprovision.playbook.VarsLayer;
import dev.sentryprovision.playbook.VarsLayer.Scope;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Variables;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What tasks of a play see on a host, in Ansible's order of precedence (its documentation, "Understanding variable
 * precedence"): each scope is a stack of layers put together anew, none of them copied.
 */
final class PlayScopes {

    private final RunContext run;
    private final Fleet fleet;
    private final Play play;
    private final PlayFiles files;
    private final Map<String, Object> extraVars;
    private final Map<String, Object> answers;
    private final List<Role> publicRoles = new CopyOnWriteArrayList<>();

    /**
     * @param extraVars of the command line
     * @param answers   what the user typed for {@code vars_prompt}
     */
    PlayScopes(
            RunContext run,
            Fleet fleet,
            Play play,
            PlayFiles files,
            Map<String, Object> extraVars,
            Map<String, Object> answers) {
        this.run = run;
        this.fleet = fleet;
        this.play = play;
        this.files = files;
        this.extraVars = extraVars;
        this.answers = answers;
        play.roles().forEach(this::publishWithDependencies);
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
        Layers.Stack stack = new Layers.Stack().add(magic).addRaw(extraVars);
        addKeywordVars(stack, frame, true);
        for (RoleInvocation role : frame.roles().reversed()) {
            stack.addWritten(role.params());
        }
        stack.add(host.variables().setVariables());
        addKeywordVars(stack, frame, false);
        frame.roles().reversed().forEach(role -> stack.addWritten(role.role().vars()));
        publicRoles.forEach(role -> stack.addWritten(role.vars()));
        addPlay(stack, host);
        frame.roles().reversed().forEach(role -> stack.addWritten(role.role().defaults()));
        List.copyOf(publicRoles).reversed().forEach(role -> stack.addWritten(role.defaults()));
        return scope(stack.layers(), SearchPath.of(frame, taskFile, folder()));
    }

    /** What others see of a host through {@code hostvars}: nothing of tasks and roles. */
    TaskScope outside(RunHost host, MagicVariables magic) {
        Layers.Stack stack = new Layers.Stack()
                .add(magic)
                .addRaw(extraVars)
                .add(host.variables().setVariables());
        addPlay(stack, host);
        return scope(stack.layers(), new SearchPath(List.of(folder())));
    }

    private void addPlay(Layers.Stack stack, RunHost host) {
        files.of(host).reversed().forEach(stack::addRaw);
        stack.addRaw(answers).addWritten(play.vars());
        stack.add(host.variables().factVariables());
        stack.add(fleet.variables(host.name()));
    }

    private static void addKeywordVars(Layers.Stack stack, Frame frame, boolean ofIncludes) {
        for (VarsLayer layer : frame.keywords().vars().reversed()) {
            if ((layer.scope() == Scope.INCLUDE) == ofIncludes) {
                stack.addWritten(layer.vars());
            }
        }
    }

    private TaskScope scope(Variables variables, SearchPath searchPath) {
        return new TaskScope(
                run.templates(),
                new TemplateScope(variables, searchPath.folders(), run.options().environment()));
    }

    Path folder() {
        Path parent = play.file().toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    static Map<String, Object> raw(Map<String, Written> written) {
        Map<String, Object> result = new LinkedHashMap<>();
        written.forEach((name, value) -> result.put(name, value.raw()));
        return result;
    }
}
