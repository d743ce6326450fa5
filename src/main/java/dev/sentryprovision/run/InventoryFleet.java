package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryGroup;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.inventory.RuntimeInventory;
import dev.sentryprovision.module.Consequence;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The hosts of a run: what the inventory says of them, and what they learn. Thread-safe. */
final class InventoryFleet implements Fleet {

    /** What was looked up in one state of the inventory. */
    private record Known(Inventory inventory, Map<String, List<VariableLayer>> layers) {}

    private final Supplier<Inventory> source;
    private final RuntimeInventory runtime;
    private final Map<String, RunHost> hosts = new ConcurrentHashMap<>();
    private final AtomicReference<Known> known;

    /** @param source reads the inventory again */
    InventoryFleet(Inventory inventory, Supplier<Inventory> source) {
        this.source = source;
        this.runtime = new RuntimeInventory(inventory);
        this.known = new AtomicReference<>(new Known(inventory, new ConcurrentHashMap<>()));
    }

    /** As it is now: tasks may add hosts and groups. */
    Inventory inventory() {
        return runtime.current();
    }

    @Override
    public void refresh() {
        runtime.refresh(source.get());
    }

    @Override
    public boolean addHost(Consequence.NewHost added, SourceSpan where) {
        return runtime.addHost(added.name(), added.groups(), added.variables(), where);
    }

    @Override
    public boolean addToGroup(String host, Consequence.Membership membership) {
        return runtime.addToGroup(host, membership.group(), membership.parents());
    }

    @Override
    public Optional<RunHost> host(String name) {
        return find(name).map(host -> hosts.computeIfAbsent(name, _ -> new RunHost(name, new HostKnowledge())));
    }

    /** Hosts that took part, in order of the inventory. */
    Map<String, RunHost> met() {
        Map<String, RunHost> result = new LinkedHashMap<>();
        inventory()
                .hosts()
                .forEach(host ->
                        Optional.ofNullable(hosts.get(host.name())).ifPresent(met -> result.put(host.name(), met)));
        hosts.forEach(result::putIfAbsent);
        return result;
    }

    @Override
    public List<String> hostNames() {
        return inventory().hosts().stream().map(InventoryHost::name).toList();
    }

    @Override
    public List<VariableLayer> layers(String host) {
        Inventory now = inventory();
        Known seen = known.updateAndGet(
                before -> before.inventory() == now ? before : new Known(now, new ConcurrentHashMap<>()));
        return seen.layers()
                .computeIfAbsent(
                        host, name -> find(name, now).map(now::baseLayers).orElse(List.of()));
    }

    @Override
    public List<String> groupNames(String host) {
        Inventory now = inventory();
        return find(host, now).map(now::groupNames).orElse(List.of());
    }

    @Override
    public Map<String, List<String>> groups() {
        Inventory now = inventory();
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (InventoryGroup group : now.groups()) {
            result.put(
                    group.name(),
                    now.hostsOf(group.name()).stream().map(InventoryHost::name).toList());
        }
        return result;
    }

    @Override
    public Optional<String> folder(String host) {
        return source(host).map(Path::getParent).map(Path::toString);
    }

    @Override
    public Optional<String> file(String host) {
        return source(host).map(Path::toString);
    }

    private Optional<Path> source(String host) {
        return find(host).flatMap(InventoryHost::source).map(Path::toAbsolutePath);
    }

    private Optional<InventoryHost> find(String name) {
        return find(name, inventory());
    }

    private static Optional<InventoryHost> find(String name, Inventory inventory) {
        return inventory.host(name).or(() -> inventory.implicitLocalhost(name));
    }
}
