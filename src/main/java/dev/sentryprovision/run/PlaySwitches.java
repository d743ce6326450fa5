package dev.sentryprovision.run;

import dev.sentryprovision.playbook.Play;
import dev.sentryprovision.playbook.PlaySettings;
import dev.sentryprovision.playbook.Truth;
import dev.sentryprovision.value.None;
import java.util.List;

/**
 * How a play goes about its hosts, rendered.
 *
 * @param gatherSubset  groups of facts, empty for all
 */
record PlaySwitches(boolean gatherFacts, List<String> gatherSubset, Strategy strategy, boolean forceHandlers) {

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
                playRun.setting(settings.strategy())
                        .map(Object::toString)
                        .map(Strategy::of)
                        .orElse(Strategy.LINEAR),
                playRun.setting(settings.forceHandlers())
                        .map(value -> Truth.of(value, "force_handlers"))
                        .orElse(run.options().forceHandlers()));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }
}
