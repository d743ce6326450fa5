package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.PlaySettings;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Optional;

/**
 * How a play goes about its hosts, rendered.
 *
 * @param eachHostAlone strategies free and host_pinned
 * @param gatherSubset  groups of facts, empty for all
 */
record PlaySwitches(boolean gatherFacts, List<String> gatherSubset, boolean eachHostAlone, boolean forceHandlers) {

    static PlaySwitches of(Play play, RunContext run, PlayRun playRun, List<PlayHost> hosts) {
        PlaySettings settings = play.settings();
        return new PlaySwitches(
                playRun.setting(settings.gatherFacts())
                        .filter(value -> value != None.NONE)
                        .map(value -> Truth.of(value, "gather_facts"))
                        .orElse(true),
                playRun.setting(settings.gatherSubset())
                        .map(PlaySwitches::texts)
                        .orElse(List.of()),
                eachHostAlone(playRun.setting(settings.strategy())),
                playRun.setting(settings.forceHandlers())
                        .map(value -> Truth.of(value, "force_handlers"))
                        .orElse(run.options().forceHandlers()));
    }

    private static boolean eachHostAlone(Optional<Object> strategy) {
        String name = strategy.map(Object::toString).orElse("linear");
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "linear" -> false;
            case "free", "host_pinned" -> true;
            default ->
                throw new IllegalArgumentException(
                        "the strategy '" + name + "' is not supported; use linear, free or host_pinned");
        };
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }
}
