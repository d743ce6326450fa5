package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether and how SELinux is in force. */
@ModuleSpec(
        name = "selinux",
        collection = "ansible.posix",
        summary = "Sets SELinux's state and policy, now and for the next boot.",
        returns = {
            "policy, state, configfile: as they are",
            "reboot_required: whether it takes a boot",
            "msg: what was done"
        })
public final class SelinuxModule implements Module<SelinuxModule.Params> {

    private static final String DISABLED = "disabled";

    /** States of SELinux. */
    public enum State {
        ENFORCING,
        PERMISSIVE,
        DISABLED
    }

    @Rule(
            when = "state",
            is = {"enforcing", "permissive"},
            needs = "policy")
    public record Params(
            @Param(value = "The state.", required = true) State state,
            @Param("The policy: targeted.") Optional<String> policy,

            @Param(
                    value = "The file.",
                    defaultValue = "/etc/selinux/config",
                    aliases = {"conf", "file"})
            RemotePath configfile,

            @Param(
                    value = "Enable or disable SELinux on the command line of all kernels as well (with grubby).",
                    defaultValue = "no")
            boolean updateKernelParam) {

        String wanted() {
            return state.name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Asked<Reply> asked = host.ask(Look.Query.of(
                        Command.script("if [ -e /sys/fs/selinux/enforce ]; then getenforce; else echo Disabled; fi"))
                .dependingOn(Subject.named("selinux", "")));
        Optional<KernelArgument> kernels =
                params.updateKernelParam ? Optional.of(KernelArgument.ask(host)) : Optional.empty();
        ConfigText file = ConfigText.read(params.configfile, host);
        if (!file.exists()) {
            return Outcome.failed("Unable to find file " + params.configfile + ": is SELinux installed?");
        }
        String now = asked.get().out().strip().toLowerCase(Locale.ROOT);
        List<String> wanted = set(file.lines(), "SELINUX", params.wanted());
        List<String> lines =
                params.policy.map(policy -> set(wanted, "SELINUXTYPE", policy)).orElse(wanted);
        if (!lines.equals(file.lines())) {
            file.write(ConfigText.text(lines), 0644, false, host);
        }
        kernels.ifPresent(each -> each.set(params.state != State.DISABLED, host));
        boolean takesBoot = !now.equals(params.wanted()) && (now.equals(DISABLED) || params.state == State.DISABLED);
        String target = params.state == State.ENFORCING ? "enforcing" : "permissive";
        if (!now.equals(DISABLED) && !now.equals(target)) {
            host.mustRun(
                    Command.of("setenforce", params.state == State.ENFORCING ? "1" : "0"),
                    Effect.of("set SELinux").changing("state", now, target).touching(Subject.named("selinux", "")));
        }
        Outcome outcome = Outcome.ok()
                .with("configfile", params.configfile.text())
                .with("state", params.wanted())
                .with("policy", params.policy.orElse(""))
                .with("reboot_required", takesBoot)
                .with(
                        "msg",
                        takesBoot ? "SELinux state will change from '" + now + "' to '" + params.wanted() + "'" : "");
        return takesBoot
                ? outcome.withWarning("SELinux state change from '" + now + "' to '" + params.wanted()
                        + "' will take effect next reboot.")
                : outcome;
    }

    private static List<String> set(List<String> lines, String key, String value) {
        List<String> edited = new ArrayList<>();
        boolean found = false;
        for (String line : lines) {
            boolean meant = line.startsWith(key + "=");
            edited.add(meant ? key + "=" + value : line);
            found |= meant;
        }
        if (!found) {
            edited.add(key + "=" + value);
        }
        return edited;
    }
}
