package dev.sentryprovision.module.containers;

import dev.sentryprovision.shell.Command;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an engine has of a kind, with the keys of its programming interface, which the docker program does not show as
 * such.
 */
enum EngineList {
    CONTAINERS("container"),
    IMAGES("image"),
    NETWORKS("network"),
    VOLUMES("volume");

    private final String noun;

    EngineList(String noun) {
        this.noun = noun;
    }

    /** What its lists have when nobody wants all. */
    private Set<String> header() {
        return switch (this) {
            case CONTAINERS -> Set.of("Id", "Image", "Command", "Created", "Status", "Ports", "Names");
            case IMAGES -> Set.of("Id", "RepoTags", "Created", "Size");
            case NETWORKS -> Set.of("Id", "Driver", "Name", "Scope");
            case VOLUMES -> Set.of("Driver", "Name");
        };
    }

    /** Its key in results. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What prints a list of JSON for all but containers: those are printed one a line, because only their listing tells how
     * long they run.
     *
     * @param options of the listing, filters among them
     */
    Command command(DockerClient client, List<String> options) {
        List<String> words = new ArrayList<>(List.of(noun, "ls"));
        words.addAll(options);
        if (this == CONTAINERS) {
            words.addAll(List.of("--no-trunc", "--format", "{{json .}}"));
            return client.command(words);
        }
        words.add("--quiet");
        String inspect = client.command(noun, "inspect").script();
        return Command.script("i=$(" + client.command(words).script()
                + ") || exit\n[ -n \"$i\" ] || { echo '[]'; exit; }\n" + inspect + " $(printf '%s\\n' $i | sort -u)");
    }

    /** @param verbose with all keys, not only those that lists of the programming interface are known for */
    List<Object> read(DockerReply reply, boolean verbose) {
        List<Object> found = this == CONTAINERS ? reply.lines() : reply.list();
        return found.stream()
                .map(each -> (Map<?, ?>) each)
                .map(this::withKeys)
                .<Object>map(each -> verbose
                        ? each
                        : each.entrySet().stream()
                                .filter(entry -> header().contains(entry.getKey()))
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new)))
                .toList();
    }

    private Map<String, Object> withKeys(Map<?, ?> told) {
        Map<String, Object> keys = new LinkedHashMap<>();
        told.forEach((key, value) -> keys.put(key.toString(), value));
        if (this == CONTAINERS) {
            return new ListedContainer(keys).keys();
        }
        if (this == IMAGES) {
            keys.computeIfPresent(
                    "Created",
                    (_, time) -> OffsetDateTime.parse(time.toString()).toEpochSecond());
        }
        return keys;
    }
}
