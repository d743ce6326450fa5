package dev.sentryprovision.module.packages;

import dev.sentryprovision.connection.Reply;
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
import dev.sentryprovision.module.Rule;
import dev.sentryprovision.shell.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages of dnf and yum. */
@ModuleSpec(
        name = "dnf",
        aliases = {"yum", "dnf5"},
        summary = "Installs, upgrades and removes packages of Fedora, the RHEL family and Amazon Linux.",
        returns = {"results: what came and went, or what was listed", "rc, msg: what dnf said"},
        examples = """
                - dnf:
                    name: [docker-ce, git]
                    state: present
                """)
public final class DnfModule implements Module<DnfModule.Params> {

    /** What packages should be. */
    public enum State {
        PRESENT,
        INSTALLED,
        LATEST,
        ABSENT,
        REMOVED
    }

    @Rule(exclusive = {"name", "list"})
    @Rule(oneOf = {"name", "list", "update_cache", "autoremove"})
    public record Params(
            @Param(
                    value = "Packages: names, with versions too, @groups, files, URLs; * is all of them.",
                    aliases = "pkg")
            List<String> name,

            @Param("What they should be; present, or absent with autoremove alone.")
            Optional<State> state,

            @Param("List packages: installed, updates, available, repos, or a name.")
            Optional<String> list,

            @Param(value = "Remove what was installed for others and is no longer needed.", defaultValue = "no")
            boolean autoremove,

            @Param(value = "Fetch lists anew first.", defaultValue = "no", aliases = "expire-cache")
            boolean updateCache,

            @Param(value = "Upgrade what is installed, install nothing new.", defaultValue = "no")
            boolean updateOnly,

            DnfOptions options) {

        boolean removes() {
            return state.filter(each -> each == State.ABSENT || each == State.REMOVED)
                    .isPresent();
        }

        boolean latest() {
            return state.equals(Optional.of(State.LATEST));
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.list.isPresent()) {
            return list(params, host);
        }
        if (params.updateCache) {
            query(DnfScripts.list("repos", params.options).replace("repolist", "--refresh makecache"), params, host);
        }
        if (params.name.isEmpty()) {
            return params.autoremove
                    ? change(params, "autoremove", List.of(), Map.of(), host)
                    : Outcome.ok()
                            .with("msg", "Cache updated")
                            .with("results", List.of())
                            .with("rc", 0L);
        }
        Map<String, String> wrong = wrong(params, host);
        if (wrong.isEmpty()) {
            return Outcome.ok()
                    .with("msg", "Nothing to do")
                    .with("results", List.of())
                    .with("rc", 0L);
        }
        String verb = params.removes() ? "remove" : params.updateOnly || isAll(params) ? "upgrade" : "install";
        return change(params, verb, List.copyOf(wrong.keySet()), wrong, host);
    }

    private static boolean isAll(Params params) {
        return params.name.contains("*");
    }

    /** What is to be done something about, and what it is now. */
    private static Map<String, String> wrong(Params params, Host host) {
        Reply reply = query(DnfScripts.look(params.name, params.latest(), params.options), params, host);
        Map<String, String> wrong = new LinkedHashMap<>();
        reply.out().lines().map(line -> line.split(" ", 2)).forEach(words -> {
            boolean there = !words[0].equals("missing");
            boolean act = params.removes() ? there : words[0].equals("outdated") || !there && !params.updateOnly;
            if (act) {
                wrong.put(words[1], there ? words[0] : "absent");
            }
        });
        return wrong;
    }

    private static Reply query(String script, Params params, Host host) {
        Subject[] packages =
                params.name.stream().map(name -> Subject.named("package", name)).toArray(Subject[]::new);
        Reply reply = host.look(Look.Query.of(Command.script(script)).dependingOn(packages));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking dnf", reply);
        }
        return reply;
    }

    private static Outcome change(
            Params params, String verb, List<String> names, Map<String, String> before, Host host) {
        String all = params.removes() || params.autoremove
                ? " --setopt=clean_requirements_on_remove=" + (params.autoremove ? "True" : "False")
                : params.latest()
                                && params.options.nobest().isEmpty()
                                && params.options.best().isEmpty()
                        ? " --setopt=best=True"
                        : "";
        Effect effect = Effect.of(verb + " packages").touching(Subject.anyOf("package"));
        for (Map.Entry<String, String> each : before.entrySet()) {
            String after = params.removes() ? "absent" : each.getValue().equals("outdated") ? "latest" : "present";
            effect = effect.changing(each.getKey(), each.getValue(), after);
        }
        if (verb.equals("install")) {
            effect = effect.needing(possible(names, params.options));
        }
        Command command = Command.script(DnfScripts.change(verb, names, params.options, all));
        return switch (host.run(command, effect)) {
            case RunResult.NotRun _ ->
                Outcome.ok().with("msg", "").with("results", List.of()).with("rc", 0L);
            case RunResult.Ran(Reply reply) -> outcome(verb, reply);
        };
    }

    private static Need possible(List<String> names, DnfOptions options) {
        return Need.success(
                Command.script(DnfScripts.possible(names, options)),
                Subject.anyOf("command"),
                Subject.path(new RemotePath("/etc/dnf")),
                Subject.path(new RemotePath("/etc/yum.repos.d")));
    }

    private static Outcome outcome(String verb, Reply reply) {
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand(verb + " packages", reply);
        }
        List<String> results = reply.out()
                .lines()
                .dropWhile(line -> !line.equals("sp-results"))
                .skip(1)
                .toList();
        return Outcome.ok().with("msg", "").with("results", results).with("rc", 0L);
    }

    private static Outcome list(Params params, Host host) {
        String which = params.list.orElseThrow();
        Reply reply = host.look(Look.Query.of(Command.script(DnfScripts.list(which, params.options)))
                .dependingOn(Subject.anyOf("package")));
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("listing packages", reply);
        }
        List<Map<String, Object>> results = reply.out()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> which.equals("repos") ? repository(line) : listed(line.split("\\|", -1)))
                .toList();
        return Outcome.ok().with("msg", "").with("results", results);
    }

    private static Map<String, Object> repository(String line) {
        return Map.of("repoid", line.strip().split("\\s+")[0], "state", "enabled");
    }

    private static Map<String, Object> listed(String[] fields) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", fields[0]);
        entry.put("epoch", fields[1]);
        entry.put("version", fields[2]);
        entry.put("release", fields[3]);
        entry.put("arch", fields[4]);
        entry.put("repo", fields[5]);
        entry.put("yumstate", fields[5].equals("@System") ? "installed" : "available");
        String rest = fields[2] + "-" + fields[3] + "." + fields[4];
        entry.put("envra", fields[1] + ":" + fields[0] + "-" + rest);
        entry.put("nevra", fields[0] + "-" + fields[1] + ":" + rest);
        return entry;
    }
}
