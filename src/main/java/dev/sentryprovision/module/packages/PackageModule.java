package dev.sentryprovision.module.packages;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.module.Binder;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Parameters;
import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            @Param(
                    value = "The packages; none where the manager's own module has something to do without.",
                    aliases = "pkg")
            List<String> name,

            @Param(value = "What they should be.", defaultValue = "present")
            State state,

            @Param(value = "The package manager; auto takes the host's.", defaultValue = "auto")
            String use,

            @Param(value = "What else the manager's own module takes, such as update_cache.", rest = true)
            Map<String, Object> options) {

        public Params {
            List<Problem> problems = options.keySet().stream()
                    .filter(option -> MANAGERS.values().stream()
                            .allMatch(each -> each.parameters().named(option).isEmpty()))
                    .map(PackageModule::unknown)
                    .toList();
            if (!problems.isEmpty()) {
                throw new ProblemException(problems);
            }
            if (name.isEmpty() && options.isEmpty()) {
                throw new ProblemException(List.of(Problem.error("parameter 'name' is required")));
            }
        }
    }

    /** The module of a manager, with the parameters it takes. */
    private record Manager<P extends Record>(Module<P> module, Class<P> type) {

        Parameters parameters() {
            return Parameters.of(type);
        }

        Outcome run(Map<String, Object> arguments, Host host) {
            return module.run(type.cast(new Binder(parameters()).bind(arguments, host::resolve)), host);
        }
    }

    private static final Map<String, Manager<?>> MANAGERS = Map.of(
            "apt", new Manager<>(new AptModule(), AptModule.Params.class),
            "dnf", new Manager<>(new DnfModule(), DnfModule.Params.class),
            "apk", new Manager<>(new ApkModule(), ApkModule.Params.class));

    private static Problem unknown(String name) {
        List<String> names = MANAGERS.values().stream()
                .flatMap(each -> each.parameters().names().stream())
                .distinct()
                .toList();
        return Problem.error("there is no parameter '" + name + "'").withHint(Nearest.hint(name, names));
    }

    @Override
    public Outcome run(Params params, Host host) {
        String manager = params.use.equals("auto") ? host.facts().packageManager() : params.use;
        return switch (manager) {
            case "apt", "apk" -> MANAGERS.get(manager).run(arguments(params), host);
            case "dnf", "dnf5", "yum" -> MANAGERS.get("dnf").run(arguments(params), host);
            case "zypper" -> new Zypper(params, host).reach();
            default -> throw new HostFailure(none(params));
        };
    }

    private static String none(Params params) {
        return (params.use.equals("auto")
                        ? "the host has no package manager that is known (apt, dnf, yum, zypper, apk)"
                        : "there is no package manager '" + params.use + "' (one of apt, dnf, yum, zypper, apk)")
                + "; see to " + String.join(", ", params.name) + " by hand, or skip this task here";
    }

    private static Map<String, Object> arguments(Params params) {
        Map<String, Object> arguments = new LinkedHashMap<>(params.options);
        arguments.put("name", params.name);
        arguments.put(
                "state",
                switch (params.state) {
                    case PRESENT, INSTALLED -> "present";
                    case ABSENT, REMOVED -> "absent";
                    case LATEST -> "latest";
                });
        return arguments;
    }
}
