package dev.sentryprovision.run;

import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryGroup;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.vars.VariableLayer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The hosts of a run: what the inventory says of them, and what they learn. Thread-safe. */
final class InventoryFleet implements Fleet {

    private final Inventory inventory;
    private final Map<String, RunHost> hosts = new ConcurrentHashMap<>();
    private final Map<String, List<VariableLayer>> layers = new ConcurrentHashMap<>();

    InventoryFleet(Inventory inventory) {
        this.inventory = inventory;
    }

    Inventory inventory() {
        return inventory;
    }

    @Override
    public Optional<RunHost> host(String name) {
        return find(name).map(host -> hosts.computeIfAbsent(name, _ -> new RunHost(name, new HostKnowledge())));
    }

    /** Hosts that took part, in order of the inventory. */
    Map<String, RunHost> met() {
        Map<String, RunHost> result = new LinkedHashMap<>();
        inventory
                .hosts()
                .forEach(host ->
                        Optional.ofNullable(hosts.get(host.name())).ifPresent(met -> result.put(host.name(), met)));
        hosts.forEach(result::putIfAbsent);
        return result;
    }

    @Override
    public List<String> hostNames() {
        return inventory.hosts().stream().map(InventoryHost::name).toList();
    }

    @Override
    public List<VariableLayer> layers(String host) {
        return layers.computeIfAbsent(
                host, name -> find(name).map(inventory::baseLayers).orElse(List.of()));
    }

    @Override
    public List<String> groupNames(String host) {
        return find(host).map(inventory::groupNames).orElse(List.of());
    }

    @Override
    public Map<String, List<String>> groups() {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (InventoryGroup group : inventory.groups()) {
            result.put(
                    group.name(),
                    inventory.hostsOf(group.name()).stream()
                            .map(InventoryHost::name)
                            .toList());
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
        return inventory.host(name).or(() -> inventory.implicitLocalhost(name));
    }
}
