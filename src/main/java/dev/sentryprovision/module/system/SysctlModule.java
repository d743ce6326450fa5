package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of the kernel. */
@ModuleSpec(
        name = "sysctl",
        collection = "ansible.posix",
        summary = "Makes a setting of the kernel present in a file of sysctl, or absent, and puts it into effect.",
        examples = """
                - ansible.posix.sysctl:
                    name: vm.overcommit_memory
                    value: "1"
                    sysctl_file: /etc/sysctl.d/60-sentry.conf
                    sysctl_set: true
                """)
public final class SysctlModule implements Module<SysctlModule.Params> {

    /** Whether the setting should be in the file. */
    public enum State {
        PRESENT,
        ABSENT
    }

    public record Params(
            @Param(value = "The setting: vm.swappiness.", required = true, aliases = "key")
            String name,

            @Param(value = "Its value.", aliases = "val") Optional<Object> value,

            @Param(value = "Whether it should be in the file.", defaultValue = "present")
            State state,

            @Param(value = "Go on when the kernel does not know the setting.", defaultValue = "no")
            boolean ignoreerrors,

            @Param(value = "Read the file anew when it changed.", defaultValue = "yes")
            boolean reload,

            @Param(value = "The file.", defaultValue = "/etc/sysctl.conf")
            RemotePath sysctlFile,

            @Param(value = "Compare the kernel's value too, and set it.", defaultValue = "no")
            boolean sysctlSet) {

        boolean present() {
            return state == State.PRESENT;
        }

        String text() {
            return switch (value.orElse("")) {
                case Boolean truth -> truth ? "1" : "0";
                case String word when word.matches("(?i)yes|true|on|y|t") -> "1";
                case String word when word.matches("(?i)no|false|off|n|f") -> "0";
                case Object other -> other.toString().strip();
            };
        }

        Optional<String> refusal() {
            if (name.isBlank()) {
                return Optional.of("name cannot be blank");
            }
            if (present() && value.isEmpty()) {
                return Optional.of("value cannot be None");
            }
            if (present() && text().isEmpty()) {
                return Optional.of("value cannot be blank");
            }
            return name.matches("[^\\s=;#]+")
                    ? Optional.empty()
                    : Optional.of("'" + name + "' is not the name of a setting: it has blanks, '=' or a comment in it");
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Optional<String> refusal = params.refusal();
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        Look.Query look = Look.Query.of(Command.script("sysctl -e -n " + Quote.quote(params.name)))
                .dependingOn(Subject.named("sysctl", params.name));
        Optional<Asked<Reply>> kernel =
                params.sysctlSet && params.present() ? Optional.of(host.ask(look)) : Optional.empty();
        ConfigText file = ConfigText.read(params.sysctlFile, host);
        List<String> wanted = edited(params, file.lines());
        boolean differs = !wanted.equals(file.lines());
        if (differs) {
            file.write(ConfigText.text(wanted), 0644, false, host);
        }
        kernel.map(Asked::get)
                .filter(reply -> !words(reply.out()).equals(words(params.text())))
                .ifPresent(reply -> set(params, look, reply.out().strip(), host));
        if (differs && params.reload) {
            reload(params, look, host);
        }
        return Outcome.ok();
    }

    private static List<String> edited(Params params, List<String> lines) {
        List<String> edited = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = isAbout(params, lines.get(i)) ? i : last;
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!isAbout(params, line)) {
                edited.add(line);
            } else if (params.present() && i == last) {
                String value = line.substring(line.indexOf('=') + 1);
                edited.add(words(value).equals(words(params.text())) ? line : params.name + "=" + params.text());
            }
        }
        if (params.present() && last < 0) {
            edited.add(params.name + "=" + params.text());
        }
        return edited;
    }

    /** A minus in front tells sysctl not to mind a failure. */
    private static boolean isAbout(Params params, String line) {
        String text = line.strip();
        int equals = text.indexOf('=');
        return equals > 0
                && !text.startsWith("#")
                && !text.startsWith(";")
                && text.substring(0, equals).strip().equals(params.name);
    }

    private static String words(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }

    private static void set(Params params, Look.Query look, String before, Host host) {
        Effect effect = Effect.of("sysctl " + params.name)
                .changing(params.name, before, params.text())
                .touching(Subject.named("sysctl", params.name))
                .predicting(look, answer(params));
        effect = params.ignoreerrors ? effect : effect.needing(known(params));
        run(
                params,
                Command.of("sysctl", "-w", params.name + "=" + params.text()),
                effect,
                "setting " + params.name,
                host);
    }

    private static Reply answer(Params params) {
        return Reply.printing(params.text() + "\n");
    }

    /** Modules of the kernel bring settings of their own. */
    private static Need known(Params params) {
        String script = "sysctl -n " + Quote.quote(params.name) + " >/dev/null";
        return Need.success(
                Command.script(script),
                Subject.anyOf("kernel module"),
                Subject.anyOf("package"),
                Subject.anyOf("command"));
    }

    private static void reload(Params params, Look.Query look, Host host) {
        Effect effect =
                Effect.of("read " + params.sysctlFile + " into the kernel").touching(Subject.anyOf("sysctl"));
        if (params.present()) {
            effect = effect.predicting(look, answer(params));
            effect = params.ignoreerrors ? effect : effect.needing(known(params));
        }
        String ignoring = params.ignoreerrors ? "-e " : "";
        // busybox's sysctl says only that there is no such setting, and ends with 0.
        String check = params.present() && !params.ignoreerrors
                ? " && sysctl -n " + Quote.quote(params.name) + " >/dev/null"
                : "";
        Command command = Command.script("sysctl " + ignoring + "-p " + Quote.quote(params.sysctlFile.text()) + check);
        run(params, command, effect, "Failed to reload sysctl", host);
    }

    private static void run(Params params, Command command, Effect effect, String what, Host host) {
        if (host.run(command, effect) instanceof RunResult.Ran(Reply reply)
                && !reply.succeeded()
                && !params.ignoreerrors) {
            throw HostFailure.ofCommand(what, reply);
        }
    }
}
