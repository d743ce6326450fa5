package dev.sentryprovision.run;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.playbook.LoadOptions;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.Layer;
import dev.sentryprovision.vars.LayeredVariables;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How playbooks are read: where roles are looked for, and what names of imports may be made of. */
final class StaticReading {

    private final RunOptions options;
    private final Vault vault;
    private final Templates templates;
    private final VariableLayer extraVars;

    StaticReading(RunOptions options, Vault vault, Templates templates, VariableLayer extraVars) {
        this.options = options;
        this.vault = vault;
        this.templates = templates;
        this.extraVars = extraVars;
    }

    LoadOptions loadOptions() {
        return LoadOptions.plain()
                .withRolesPath(rolesPath())
                .withCollectionsPath(options.configuration().folders(Setting.COLLECTIONS_PATH))
                .withDecrypt(bytes -> vault.decrypt(bytes, SourceSpan.of("vault file")))
                .withStaticNames(this::render);
    }

    /** Those of the project (its playbooks may be in a folder of their own), then the roles path. */
    private List<Path> rolesPath() {
        return Stream.of(
                        projectRoles(),
                        options.configuration().folders(Setting.ROLES_PATH).stream(),
                        Stream.of(options.workingDirectory().resolve("roles")))
                .flatMap(folders -> folders)
                .distinct()
                .toList();
    }

    private Stream<Path> projectRoles() {
        return options.work() instanceof RunOptions.Work.Playbooks(List<Path> files)
                ? files.stream()
                        .map(file -> options.workingDirectory()
                                .resolve(file)
                                .normalize()
                                .getParent()
                                .resolveSibling("roles"))
                : Stream.empty();
    }

    /** With extra variables and what encloses the import; facts and inventory are of single hosts. */
    private Optional<String> render(TemplateText text, List<Map<String, Written>> scopes) {
        List<VariableLayer> layers = new ArrayList<>();
        for (Map<String, Written> scope : scopes) {
            layers.add(PlayScopes.newLayer(Layer.PLAY_VARS, scope));
        }
        layers.add(extraVars);
        TemplateScope scope = new TemplateScope(
                LayeredVariables.of(layers), List.of(options.workingDirectory()), options.environment());
        return Failures.orElse(() -> Optional.of(templates.render(text, scope).toString()), Optional.<String>empty());
    }
}
