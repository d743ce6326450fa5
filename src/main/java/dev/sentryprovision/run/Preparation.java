package dev.sentryprovision.run;

import dev.sentryprovision.config.Setting;
import dev.sentryprovision.inventory.HostPatterns;
import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.inventory.InventoryReader;
import dev.sentryprovision.inventory.VariableFolder;
import dev.sentryprovision.module.ModuleRegistry;
import dev.sentryprovision.playbook.LoadOptions;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Playbook;
import dev.sentryprovision.playbook.Playbooks;
import dev.sentryprovision.playbook.TaskFiles;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.template.TemplateSettings;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vars.ExtraVariables;
import dev.sentryprovision.vars.VariableFiles;
import dev.sentryprovision.vars.VariableLayer;
import dev.sentryprovision.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Reads and checks all that a run is about, and gathers every problem, before any host is reached. */
public final class Preparation {

    private final RunOptions options;
    /** What hinders reading; names may be missing where there is some. */
    private final Problems problems = new Problems();
    /** What is wrong with what was read. */
    private final Problems mistakes = new Problems();

    private final Vault vault;
    private final VariableFiles variableFiles;
    private final Templates templates;
    private final ModuleRegistry modules = ModuleRegistry.with(EngineActions.ALL);

    private Preparation(RunOptions options, Redactor redactor) {
        this.options = options;
        problems.addAll(options.configuration().warnings());
        this.vault = new Vault(options.vault(), redactor);
        this.variableFiles = new VariableFiles(vault, problems::add);
        this.templates = new Templates(TemplateSettings.standard(vault::decrypt, HostPatterns::names)
                .withManaged(options.configuration().textOrDefault(Setting.MANAGED)));
    }

    /**
     * Prepares a run.
     *
     * @throws ProblemException with everything that is wrong, when something is
     */
    public static Prepared of(RunOptions options, Redactor redactor) {
        Preparation preparation = new Preparation(options, redactor);
        try {
            return preparation.prepare();
        } catch (ProblemException e) {
            preparation.problems.addAll(e.problems());
            throw new ProblemException(preparation.everything().all());
        }
    }

    /** All that is wrong, for a reader; hosts of plays are looked for only where there is an inventory. */
    public static List<Problem> problemsOf(RunOptions options, Redactor redactor) {
        Preparation preparation = new Preparation(options, redactor);
        try {
            VariableLayer extraVars = preparation.extraVars();
            LoadOptions loadOptions = preparation.loadOptions(extraVars);
            List<Playbook> playbooks = preparation.checkedPlaybooks(loadOptions);
            Inventory inventory = preparation.inventory(playbooks, preparation.problems);
            if (!options.inventories().isEmpty()) {
                preparation.hosts(playbooks, inventory, extraVars, loadOptions);
            }
        } catch (ProblemException e) {
            preparation.problems.addAll(e.problems());
        }
        return preparation.everything().all();
    }

    private Problems everything() {
        Problems all = new Problems();
        all.addAll(problems.all());
        all.addAll(mistakes.all());
        return all;
    }

    private Prepared prepare() {
        VariableLayer extraVars = extraVars();
        LoadOptions loadOptions = loadOptions(extraVars);
        List<Playbook> playbooks = checkedPlaybooks(loadOptions);
        Inventory inventory = inventory(playbooks, problems);
        IdentityHashMap<Play, List<InventoryHost>> hosts = hosts(playbooks, inventory, extraVars, loadOptions);
        everything().throwIfErrors();
        return new Prepared(
                options,
                playbooks,
                inventory,
                () -> inventoryAgain(playbooks),
                hosts,
                extraVars,
                vault,
                variableFiles,
                loadOptions,
                templates,
                modules,
                everything().all());
    }

    private VariableLayer extraVars() {
        return new ExtraVariables(variableFiles, options.workingDirectory()).parse(options.extraVars(), problems);
    }

    private IdentityHashMap<Play, List<InventoryHost>> hosts(
            List<Playbook> playbooks, Inventory inventory, VariableLayer extraVars, LoadOptions loadOptions) {
        boolean allRead = !problems.hasErrors();
        IdentityHashMap<Play, List<InventoryHost>> hosts = hosts(playbooks, inventory, loadOptions);
        if (hostsAreElsewhere(extraVars)) {
            mistakes.addAll(MissingFiles.of(
                    playbooks,
                    loadOptions,
                    options.selection(),
                    inventory,
                    hosts,
                    new PlaybookCheck(modules, templates, mistakes)::checkIncluded));
        }
        mistakes.addAll(MisspeltArguments.of(playbooks, inventory, extraVars));
        if (allRead) {
            KnownNames known = new KnownNames(playbooks, inventory, extraVars, variableFiles);
            mistakes.addAll(UndefinedVariables.of(playbooks, known, templates, options.selection(), hosts));
            // Merged, a map is more than what is written at any one place.
            if (!options.configuration().textOrDefault(Setting.HASH_BEHAVIOUR).equals("merge")) {
                mistakes.addAll(new WrongArguments(known, inventory, extraVars, variableFiles, vault::conceal)
                        .in(playbooks, options.selection(), hosts));
            }
        }
        return hosts;
    }

    /** Where hosts may be this machine, what they do may make files here. */
    private boolean hostsAreElsewhere(VariableLayer extraVars) {
        return options.access().connection().isEmpty()
                && !extraVars.definitions().containsKey("ansible_connection")
                && !options.configuration().textOrDefault(Setting.TRANSPORT).equals("local");
    }

    private LoadOptions loadOptions(VariableLayer extraVars) {
        return new StaticReading(options, vault, templates, extraVars)
                .loadOptions()
                .withModules(new KnownModules(modules));
    }

    private List<Playbook> checkedPlaybooks(LoadOptions loadOptions) {
        List<Playbook> playbooks = playbooks(loadOptions);
        PlaybookCheck check = new PlaybookCheck(modules, templates, mistakes);
        playbooks.forEach(playbook -> playbook.plays().forEach(check::check));
        mistakes.addAll(BrokenTemplates.of(playbooks, templates));
        options.selection()
                .startAtTask()
                .flatMap(task -> TaskNamePattern.problemIn(playbooks, task))
                .ifPresent(mistakes::add);
        return playbooks;
    }

    private List<Playbook> playbooks(LoadOptions loadOptions) {
        return switch (options.work()) {
            case RunOptions.Work.OneModule single -> List.of(OneModulePlay.of(single, modules));
            case RunOptions.Work.Playbooks(List<Path> files) -> {
                List<Playbook> result = new ArrayList<>();
                for (Path file : files) {
                    Playbooks.Loaded loaded = Playbooks.load(file, loadOptions);
                    problems.addAll(loaded.problems());
                    result.add(loaded.playbook());
                }
                yield result;
            }
        };
    }

    /** Variables beside the playbook stand above those beside the inventory. */
    private Inventory inventory(List<Playbook> playbooks, Problems found) {
        Inventory inventory =
                new InventoryReader(variableFiles, found).read(options.inventories(), options.workingDirectory());
        List<Path> folders = playbooks.stream()
                .map(playbook -> playbook.file().toAbsolutePath().getParent())
                .distinct()
                .toList();
        for (Path folder : folders) {
            inventory = inventory.withPlaybookFolder(
                    new VariableFolder(folder, VariableFolder.Beside.PLAYBOOK, variableFiles, found));
        }
        return inventory;
    }

    private Inventory inventoryAgain(List<Playbook> playbooks) {
        Problems found = new Problems();
        Inventory inventory = inventory(playbooks, found);
        found.throwIfErrors();
        return inventory;
    }

    private IdentityHashMap<Play, List<InventoryHost>> hosts(
            List<Playbook> playbooks, Inventory inventory, LoadOptions loadOptions) {
        IdentityHashMap<Play, List<InventoryHost>> result = new IdentityHashMap<>();
        boolean mayGrow = false;
        for (Playbook playbook : playbooks) {
            InventoryGrowth growth = new InventoryGrowth(
                    new TaskFiles(playbook.file().toAbsolutePath().getParent(), loadOptions));
            for (Play play : playbook.plays()) {
                Problems found = new Problems();
                if (!isTemplate(play.hosts())) {
                    result.put(play, hostsOf(play, inventory, found));
                }
                if (found.all().isEmpty() || !mayGrow) {
                    problems.addAll(found.all());
                } else {
                    // What no host answers to yet, a task before it may have added by then.
                    result.remove(play);
                }
                mayGrow = mayGrow || growth.mayComeFrom(play);
            }
        }
        return result;
    }

    private List<InventoryHost> hostsOf(Play play, Inventory inventory, Problems found) {
        return hostsOf(play.hosts().raw(), play.hosts().where(), inventory, options, found);
    }

    /** The hosts of a pattern that was a template; problems are thrown. */
    public static List<InventoryHost> hostsOf(Object rendered, SourceSpan where, Prepared prepared) {
        Problems found = new Problems();
        List<InventoryHost> hosts = hostsOf(rendered, where, prepared.inventory(), prepared.options(), found);
        found.throwIfErrors();
        return hosts;
    }

    /** The hosts of a pattern in the inventory of a running run. */
    static List<InventoryHost> hostsOf(
            Object rendered, SourceSpan where, Inventory inventory, RunOptions options, Problems found) {
        HostPatterns matching = new HostPatterns(inventory, found);
        List<InventoryHost> all = matching.match(patternsOf(rendered), where);
        return options.selection()
                .limit()
                .map(limit -> matching.limit(all, limit, options.workingDirectory()))
                .orElse(all);
    }

    private static List<String> patternsOf(Object raw) {
        return raw instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of(raw.toString());
    }

    private static boolean isTemplate(Written written) {
        return written.raw() instanceof TemplateText
                || written.raw() instanceof List<?> list && list.stream().anyMatch(TemplateText.class::isInstance);
    }
}
