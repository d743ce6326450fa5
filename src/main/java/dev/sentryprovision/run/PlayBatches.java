package dev.sentryprovision.run;

import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.PlayRef;
import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.Written;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.Variables;
import dev.sentryprovision.vars.VariableLayer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A play on all its hosts: puts them in order, cuts them into batches, and runs the play on one after another. */
final class PlayBatches {

    private final RunContext run;
    private final Prepared prepared;
    private final InventoryFleet fleet;
    private final Play play;
    private final String id;

    PlayBatches(RunContext run, Prepared prepared, InventoryFleet fleet, Play play, String id) {
        this.run = run;
        this.prepared = prepared;
        this.fleet = fleet;
        this.play = play;
        this.id = id;
    }

    /** How a play ended, for what comes after it. */
    enum End {
        /** Further plays and playbooks run. */
        WELL,
        /** Hosts were lost: what is left runs the further plays of the playbook, but no further playbook does. */
        HOSTS_LOST,
        /** A whole batch was lost, or too much of it: no further play runs. */
        BROKEN_OFF
    }

    End run() {
        VariableLayer prompted = new PlayPrompts(run, play, prepared.extraVars()).answers();
        PlayRef ref = new PlayRef(id, renderedName(), play.where().fileAndLine());
        List<RunHost> named = hosts().stream()
                .map(host -> fleet.host(host.name()))
                .flatMap(Optional::stream)
                .toList();
        List<RunHost> hosts = named.stream().filter(host -> !host.isOut()).toList();
        if (hosts.isEmpty()) {
            run.events().accept(new Event.NoHosts(ref, named.isEmpty() ? "no hosts matched" : "no hosts left"));
            return named.isEmpty() ? End.WELL : End.HOSTS_LOST;
        }
        PlayScopes scopes = new PlayScopes(run, fleet, play, List.of(prepared.extraVars(), prompted));
        for (List<RunHost> batch : Batches.of(ordered(hosts), serial())) {
            List<PlayHost> players = batch.stream().map(PlayHost::new).toList();
            PlayRun playRun = new PlayRun(run, play, ref, fleet, scopes, named, players);
            playRun.run();
            if (playRun.errorsCleared()) {
                named.forEach(host -> host.setOut(false));
            }
            players.stream()
                    .filter(PlayHost::isLost)
                    .forEach(host -> host.host().setOut(true));
            if (playRun.isBrokenOff() || run.stop().wanted() || players.stream().allMatch(PlayHost::isLost)) {
                return End.BROKEN_OFF;
            }
            if (playRun.hasEnded()) {
                break;
            }
        }
        return named.stream().anyMatch(RunHost::isOut) ? End.HOSTS_LOST : End.WELL;
    }

    private List<InventoryHost> hosts() {
        List<InventoryHost> known = prepared.hosts().get(play);
        Inventory now = fleet.inventory();
        if (known != null && now == prepared.inventory()) {
            return known;
        }
        Problems found = new Problems();
        List<InventoryHost> hosts =
                Preparation.hostsOf(render(play.hosts()), play.hosts().where(), now, prepared.options(), found);
        found.all().forEach(problem -> run.events().accept(new Event.Warning(problem.message())));
        return hosts;
    }

    private String renderedName() {
        Written title = play.name().orElse(play.hosts());
        Object name = Failures.orElse(() -> render(title), title.text());
        return name instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : name.toString();
    }

    private Object serial() {
        return play.settings().serial().stream()
                .map(this::render)
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
                .toList();
    }

    private List<RunHost> ordered(List<RunHost> hosts) {
        List<RunHost> result = new ArrayList<>(hosts);
        String order =
                play.settings().order().map(this::render).map(Object::toString).orElse("inventory");
        switch (order.toLowerCase(Locale.ROOT)) {
            case "inventory", "" -> {}
            case "reverse_inventory" -> Collections.reverse(result);
            case "sorted" -> result.sort(Comparator.comparing(RunHost::name));
            case "reverse_sorted" ->
                result.sort(Comparator.comparing(RunHost::name).reversed());
            case "shuffle" -> Collections.shuffle(result);
            default ->
                throw new IllegalArgumentException("the order '" + order
                        + "' is not known; use inventory, reverse_inventory, sorted, reverse_sorted or shuffle");
        }
        return result;
    }

    private Object render(Written written) {
        Variables variables = new PlayVariables(run, fleet, List.of(PlayScopes.playVars(play), prepared.extraVars()));
        return run.templates()
                .render(
                        written.raw(),
                        new TemplateScope(variables, List.of(), run.options().environment()));
    }
}
