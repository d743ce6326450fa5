package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import java.util.List;
import java.util.Optional;

/** Packages, with whatever manages them on the host. */
@ModuleSpec(
        name = "package",
        summary = "Installs and removes packages with the host's package manager: apt, dnf, yum, zypper or apk.",
        returns = {"stdout, stderr: what the package manager said"})
public final class PackageModule implements Module<PackageModule.Params> {

    /** What packages should be. */
    public enum State {
        PRESENT,
        INSTALLED,
        ABSENT,
        REMOVED,
        LATEST
    }

    public record Params(
            @Param(value = "The packages.", required = true) List<String> name,

            @Param(value = "What they should be.", defaultValue = "present")
            State state,

            @Param(value = "The package manager; auto takes the host's.", defaultValue = "auto")
            String use) {}

    @Override
    public Outcome run(Params params, Host host) {
        String manager = params.use.equals("auto") ? host.facts().packageManager() : params.use;
        return switch (manager) {
            case "apt" -> new AptModule().run(apt(params), host);
            case "dnf", "dnf5", "yum", "zypper", "apk" ->
                new OtherPackages(manager.equals("dnf5") ? "dnf" : manager, params, host).reach();
            default ->
                throw new HostFailure(
                        "no package manager that is known was found" + (manager.isEmpty() ? "" : ": " + manager));
        };
    }

    private static AptModule.Params apt(Params params) {
        AptModule.State state = switch (params.state) {
            case PRESENT, INSTALLED -> AptModule.State.PRESENT;
            case ABSENT, REMOVED -> AptModule.State.ABSENT;
            case LATEST -> AptModule.State.LATEST;
        };
        return new AptModule.Params(
                params.name,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AptModule.Upgrade.NO,
                false,
                false,
                false,
                false,
                new AptOptions(
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        List.of("force-confdef", "force-confold"),
                        60,
                        false));
    }
}
