package dev.sentryprovision.module.packages;

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
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.packages.AptModule.State;
import dev.sentryprovision.module.packages.AptModule.Upgrade;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import dev.sentryprovision.value.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages as they should be; all is looked at in one round trip, and nothing is run when all is well. */
final class AptGoal {

    private final AptModule.Params params;
    private final Host host;
    private final AptScripts scripts;
    private final List<PackageName> names;
    private final Map<String, Object> said = new LinkedHashMap<>();

    AptGoal(AptModule.Params params, Host host) {
        this.params = params;
        this.host = host;
        this.scripts = new AptScripts(params);
        this.names = params.name().stream().map(PackageName::of).toList();
    }

    Outcome reach() {
        said.put("cache_updated", false);
        if (params.state() == State.BUILD_DEP) {
            updateLists();
            String action = "build-dep -- " + Quote.quote(params.name());
            simulated(host.ask(simulation(action)), action, "install what building takes");
            return Outcome.ok(said);
        }
        Optional<Asked<Reply>> upgrades = upgradeAction().map(action -> host.ask(simulation(action)));
        Optional<Asked<Reply>> leftovers =
                removesLeftovers() ? Optional.of(host.ask(simulation("autoremove"))) : Optional.empty();
        Optional<Asked<DebFile>> file = params.deb().map(path -> DebFile.ask(path, host));
        AptState state = AptState.read(host.look(look()));
        said.put("cache_update_time", state.time());
        switch (params.state()) {
            case ABSENT -> remove(state);
            case PRESENT, LATEST, FIXED, BUILD_DEP -> install(state);
        }
        file.map(Asked::get).filter(deb -> !deb.isInstalled()).ifPresent(this::installFile);
        upgrades.ifPresent(asked -> simulated(asked, upgradeAction().orElseThrow(), "upgrade packages"));
        leftovers.ifPresent(asked -> simulated(asked, "autoremove", "remove packages that are no longer needed"));
        clean();
        return Outcome.ok(said);
    }

    private Look.Query look() {
        return Look.Query.of(scripts.look(names))
                .dependingOn(names.stream()
                        .map(each -> Subject.named("package", each.name()))
                        .toArray(Subject[]::new));
    }

    private Look.Query simulation(String action) {
        return Look.Query.of(scripts.simulation(action)).dependingOn(Subject.anyOf("package"));
    }

    /** What apt-get knows of may grow with its lists. */
    private Need possible(String action) {
        return Need.success(
                scripts.simulation(action),
                Subject.anyOf("package lists"),
                Subject.anyOf("command"),
                Subject.path(new RemotePath("/etc/apt")),
                Subject.path(new RemotePath("/var/lib/apt")));
    }

    private void install(AptState state) {
        List<PackageName> missing =
                names.stream().filter(each -> needed(each, state)).toList();
        boolean onlyLists = names.isEmpty() && params.deb().isEmpty() && params.upgrade() == Upgrade.NO;
        boolean mayBeNewer = params.state() == State.LATEST || params.upgrade() != Upgrade.NO;
        if (params.updates()
                && state.age() >= params.cacheValidTime().orElse(0L)
                && (!missing.isEmpty() || onlyLists || mayBeNewer)) {
            updateLists();
            if (mayBeNewer) {
                AptState fresh = AptState.read(host.look(look()));
                missing = names.stream().filter(each -> needed(each, fresh)).toList();
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Effect effect = Effect.of("install packages");
        for (PackageName each : missing) {
            effect = effect.changing(each.name(), state.version(each).orElse("absent"), wantedVersion(each, state))
                    .touching(Subject.named("package", each.name()));
        }
        String fix = params.state() == State.FIXED ? "-f " : "";
        String action = "install " + fix + "-- "
                + Quote.quote(missing.stream().map(PackageName::written).toList());
        run(scripts.aptGet(action), effect.needing(possible(action)));
    }

    private void updateLists() {
        if (!params.updates()) {
            return;
        }
        AptLists lists = new AptLists(
                host,
                PackageLock.ofApt(params.options().lockTimeout()),
                params.options().updateCacheRetries(),
                params.options().updateCacheRetryMaxDelay());
        AptLists.Fetched fetched = lists.fetch();
        fetched.trouble().ifPresent(trouble -> {
            throw new HostFailure("Failed to update apt cache: " + trouble);
        });
        said.put("cache_updated", true);
        said.put("cache_update_time", fetched.time());
    }

    private boolean needed(PackageName name, AptState state) {
        Optional<String> version = state.version(name);
        if (version.isEmpty()) {
            return !params.options().onlyUpgrade();
        }
        if (params.state() == State.LATEST && !version.get().equals("provided")) {
            String candidate = state.candidates().getOrDefault(name.name(), version.get());
            return !candidate.equals("(none)") && !candidate.equals(version.get());
        }
        return !version.get().equals("provided") && !name.accepts(version.get());
    }

    private String wantedVersion(PackageName name, AptState state) {
        return name.version()
                .or(() -> Optional.ofNullable(state.candidates().get(name.name())))
                .orElse("present");
    }

    private void remove(AptState state) {
        List<PackageName> there = names.stream()
                .filter(each -> state.isThere(each, params.purge()))
                .toList();
        if (there.isEmpty()) {
            return;
        }
        Effect effect = Effect.of(params.purge() ? "purge packages" : "remove packages");
        for (PackageName each : there) {
            effect = effect.changing(each.name(), state.version(each).orElse("configuration"), "absent")
                    .touching(Subject.named("package", each.name()));
        }
        String action = (params.purge() ? "purge" : "remove") + (params.autoremove() ? " --auto-remove" : "");
        run(
                scripts.aptGet(action + " -- "
                        + Quote.quote(there.stream().map(PackageName::name).toList())),
                effect);
    }

    private void installFile(DebFile deb) {
        Effect effect = Effect.of("install " + params.deb().orElseThrow())
                .changing(deb.name(), deb.installed().orElse("absent"), deb.version())
                .touching(Subject.named("package", deb.name()));
        run(
                scripts.aptGet(
                        "install -- " + Quote.quote(params.deb().orElseThrow().text())),
                effect);
    }

    private Optional<String> upgradeAction() {
        return switch (params.upgrade()) {
            case NO -> Optional.empty();
            case YES, SAFE -> Optional.of("upgrade --with-new-pkgs");
            case FULL, DIST -> Optional.of("dist-upgrade");
        };
    }

    private boolean removesLeftovers() {
        return params.autoremove() && names.isEmpty() && params.upgrade() == Upgrade.NO;
    }

    private void simulated(Asked<Reply> asked, String action, String summary) {
        Reply reply = asked.get();
        if (!reply.succeeded()) {
            throw HostFailure.ofCommand("asking apt-get how to " + summary, reply);
        }
        List<String> lines = reply.out().lines().toList();
        if (lines.isEmpty()) {
            return;
        }
        Effect effect = Effect.of(summary).touching(Subject.anyOf("package"));
        for (String line : lines) {
            String[] words = line.split(" ");
            String before =
                    line.contains("[") ? line.replaceFirst("^[^\\[]*\\[", "").replaceFirst("].*", "") : "absent";
            String after = line.startsWith("Remv")
                    ? "absent"
                    : line.replaceFirst("^[^(]*\\(", "").replaceFirst(" .*", "");
            effect = effect.changing(words[1], before, after);
        }
        run(scripts.aptGet(action), effect);
    }

    private void clean() {
        List<String> actions = new ArrayList<>();
        if (params.clean()) {
            actions.add("clean");
        }
        if (params.autoclean()) {
            actions.add("autoclean");
        }
        for (String action : actions) {
            Command files = Command.script("ls /var/cache/apt/archives/*.deb 2>/dev/null | head -n 1");
            if (!host.query(files).out().isBlank()) {
                run(scripts.aptGet(action), Effect.of("apt-get " + action));
            }
        }
    }

    private void run(Command command, Effect effect) {
        switch (host.run(command, effect)) {
            case RunResult.NotRun _ -> {
                said.put("stdout", new Unknown("what apt-get will say"));
                said.put("stderr", new Unknown("what apt-get will say"));
            }
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand(effect.summary(), reply);
                }
                said.put("stdout", reply.out());
                said.put("stderr", reply.err());
            }
        }
    }
}
