package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Attributes;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.files.Folders;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Modules of the kernel. */
@ModuleSpec(
        name = "modprobe",
        collection = "community.general",
        summary = "Loads a module of the kernel or unloads it, now and at boot.",
        returns = "name, state, params: as they were given")
public final class ModprobeModule implements Module<ModprobeModule.Params> {

    private static final RemotePath LOADED = new RemotePath("/etc/modules-load.d");
    private static final RemotePath OPTIONS = new RemotePath("/etc/modprobe.d");

    /** Whether the module should be loaded. */
    public enum State {
        PRESENT,
        ABSENT
    }

    /** Whether it should be loaded at boot. */
    public enum Persistent {
        DISABLED,
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The module.", required = true) String name,

            @Param(value = "Whether it should be loaded.", defaultValue = "present")
            State state,

            @Param("Its parameters.") Optional<String> params,

            @Param(
                    value = "Whether it should be loaded at boot; disabled leaves that as it is.",
                    defaultValue = "disabled")
            Persistent persistent) {}

    @Override
    public Outcome run(Params params, Host host) {
        if (!params.name.matches("[A-Za-z0-9_-]+")) {
            return Outcome.failed("'" + params.name + "' is not the name of a module of the kernel");
        }
        boolean wanted = params.state == State.PRESENT;
        Look.Query look = look(params.name);
        AtBoot atBoot = AtBoot.ask(params.name, host);
        boolean loaded = host.look(look).succeeded();
        if (loaded != wanted) {
            String words = wanted ? "" : "-r ";
            String options = wanted
                    ? params.params
                            .map(text -> " " + Quote.quote(List.of(text.strip().split("\\s+"))))
                            .orElse("")
                    : "";
            Reply answer =
                    new Reply(wanted ? 0 : 1, (wanted ? "loaded\n" : "").getBytes(StandardCharsets.UTF_8), new byte[0]);
            Effect effect = Effect.of((wanted ? "load" : "unload") + " module " + params.name)
                    .changing("state", loaded ? "present" : "absent", wanted ? "present" : "absent")
                    .touching(Subject.named("kernel module", params.name))
                    .predicting(look, answer);
            effect = wanted ? effect.needing(available(params.name)) : effect;
            host.mustRun(Command.script("modprobe " + words + params.name + options), effect);
        }
        persist(params, atBoot, host);
        return Outcome.ok()
                .with("name", params.name)
                .with("params", params.params.orElse(""))
                .with("state", params.state.name().toLowerCase(Locale.ROOT));
    }

    /** busybox's modprobe knows another option for it. */
    private static Need available(String name) {
        String script = "command -v modprobe >/dev/null || { echo 'there is no modprobe' >&2; exit 127; }\n"
                + "modprobe -n " + name + " 2>/dev/null || modprobe -D " + name + " >/dev/null 2>&1"
                + " || { echo 'the kernel has no module " + name + "' >&2; exit 1; }";
        return Need.success(
                Command.script(script),
                Subject.anyOf("package"),
                Subject.anyOf("command"),
                Subject.path(new RemotePath("/lib/modules")));
    }

    /** Modules that are built in count as loaded. */
    private static Look.Query look(String name) {
        String plain = name.replace('-', '_');
        return Look.Query.of(Command.script("{ grep -q '^" + plain + " ' /proc/modules || [ -d /sys/module/" + plain
                        + " ] || tr - _ 2>/dev/null <\"/lib/modules/$(uname -r)/modules.builtin\" | grep -q '/" + plain
                        + "\\.ko'; } && echo loaded"))
                .dependingOn(Subject.named("kernel module", name));
    }

    /** The files that tell what happens at boot, asked for before it is known whether they matter. */
    private record AtBoot(Asked<ConfigText> loaded, Asked<ConfigText> options) {

        static AtBoot ask(String name, Host host) {
            return new AtBoot(
                    ConfigText.ask(LOADED.child(name + ".conf"), host),
                    ConfigText.ask(OPTIONS.child(name + ".conf"), host));
        }
    }

    private static void persist(Params params, AtBoot atBoot, Host host) {
        switch (params.persistent) {
            case DISABLED -> {}
            case PRESENT -> {
                keep(atBoot.loaded.get(), params.name + "\n", host);
                params.params
                        .filter(text -> !text.isBlank())
                        .ifPresent(text ->
                                keep(atBoot.options.get(), "options " + params.name + " " + text.strip() + "\n", host));
            }
            case ABSENT -> {
                forget(atBoot.loaded.get(), host);
                forget(atBoot.options.get(), host);
            }
        }
    }

    private static void keep(ConfigText file, String text, Host host) {
        if (!file.says(text)) {
            new Folders(host).make(file.path().parent(), Attributes.KEEP);
            file.write(text, 0644, false, host);
        }
    }

    private static void forget(ConfigText file, Host host) {
        if (file.exists()) {
            host.remove(file.path());
        }
    }
}
