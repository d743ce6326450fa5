package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import java.util.List;

/** The argument {@code selinux=0} on the command lines of all kernels, which keeps SELinux off whatever its file says. */
record KernelArgument(Asked<Reply> kernels) {

    private static final Subject ARGUMENTS = Subject.named("kernel", "arguments");

    static KernelArgument ask(Host host) {
        return new KernelArgument(host.ask(Look.Query.of(Command.script("grubby --info=ALL"))
                .dependingOn(ARGUMENTS)
                .mayAppearWith(Subject.anyOf("package"))));
    }

    /** @param enabled whether the argument should be on none of them, or on all */
    void set(boolean enabled, Host host) {
        Reply reply = kernels.get();
        if (!reply.succeeded()) {
            throw new HostFailure("grubby, which tells the arguments of kernels, failed with status " + reply.status()
                    + " (install the package grubby, or leave out update_kernel_param): "
                    + reply.err().strip());
        }
        List<Boolean> off = reply.out()
                .lines()
                .filter(line -> line.startsWith("args="))
                .map(line ->
                        List.of(line.replaceAll("^args=\"|\"$", "").split(" ")).contains("selinux=0"))
                .distinct()
                .toList();
        if (off.equals(List.of(!enabled))) {
            return;
        }
        String before = off.size() == 1 ? word(!off.getFirst()) : "inconsistent";
        host.mustRun(
                Command.of("grubby", "--update-kernel=ALL", enabled ? "--remove-args" : "--args", "selinux=0"),
                Effect.of("set the kernels' SELinux")
                        .changing("state", before, word(enabled))
                        .touching(ARGUMENTS));
    }

    private static String word(boolean enabled) {
        return enabled ? "enabled" : "disabled";
    }
}
