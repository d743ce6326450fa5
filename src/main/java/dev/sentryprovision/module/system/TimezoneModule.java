package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.module.Written;
import dev.sentryprovision.shell.Command;
import java.util.Locale;
import java.util.Optional;

/** The time zone. */
@ModuleSpec(
        name = "timezone",
        collection = "community.general",
        summary = "Sets the time zone, and whether the hardware's clock runs in it.")
public final class TimezoneModule implements Module<TimezoneModule.Params> {

    private static final RemotePath LINK = new RemotePath("/etc/localtime");
    private static final RemotePath NAME = new RemotePath("/etc/timezone");
    private static final RemotePath ADJUSTMENT = new RemotePath("/etc/adjtime");
    private static final String ZONES = "/usr/share/zoneinfo/";

    /** What the hardware's clock shows. */
    public enum HardwareClock {
        LOCAL,
        @Written("UTC")
        UTC
    }

    @Rule(oneOf = {"name", "hwclock"})
    public record Params(
            @Param("The zone: Europe/Berlin, UTC.") Optional<String> name,

            @Param(value = "What the hardware's clock shows.", aliases = "rtc")
            Optional<HardwareClock> hwclock) {}

    @Override
    public Outcome run(Params params, Host host) {
        params.name.ifPresent(name -> setZone(name, host));
        params.hwclock.ifPresent(clock -> setClock(clock, host));
        return Outcome.ok();
    }

    private static void setZone(String name, Host host) {
        if (!name.matches("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")) {
            throw new HostFailure("'" + name + "' is not the name of a time zone, such as Europe/Berlin");
        }
        Asked<PathStatus> zone = host.ask(new Look.Stat(new RemotePath(ZONES + name), true));
        Asked<PathStatus> link = host.ask(new Look.Stat(LINK, false));
        ConfigText file = ConfigText.read(NAME, host);
        if (!zone.get().isFile()) {
            throw new HostFailure("given timezone \"" + name + "\" is not available: there is no " + ZONES + name
                    + " (the package tzdata has the zones)");
        }
        boolean leadsThere = link.get().isLink() && link.get().linkTarget().endsWith("zoneinfo/" + name);
        if (!leadsThere) {
            host.link(LINK, ZONES + name, Host.LinkKind.SYMBOLIC);
        }
        // Only Debian and its relatives keep the name in a file as well.
        if (file.exists() && !file.text().strip().equals(name)) {
            file.write(name + "\n", 0644, false, host);
        }
    }

    private static void setClock(HardwareClock wanted, Host host) {
        Look.Query look =
                Look.Query.of(Command.script("tail -n 1 " + ADJUSTMENT)).dependingOn(Subject.path(ADJUSTMENT));
        Reply reply = host.look(look);
        String now = reply.succeeded() && reply.out().strip().equals("LOCAL") ? "local" : "UTC";
        String text = wanted == HardwareClock.UTC ? "UTC" : wanted.name().toLowerCase(Locale.ROOT);
        if (!now.equals(text)) {
            Command command = Command.script("if command -v timedatectl >/dev/null && [ -d /run/systemd/system ]; then"
                    + " timedatectl set-local-rtc " + (wanted == HardwareClock.LOCAL ? "yes" : "no")
                    + "; else hwclock --systohc --" + (wanted == HardwareClock.LOCAL ? "localtime" : "utc") + "; fi");
            host.mustRun(
                    command,
                    Effect.of("set the hardware's clock")
                            .changing("hwclock", now, text)
                            .touching(Subject.path(ADJUSTMENT)));
        }
    }
}
