package dev.sentryprovision.run;

import dev.sentryprovision.config.Setting;
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
record PlaySwitches(Gathering gathering, List<String> gatherSubset, Strategy strategy, boolean forceHandlers) {

    static PlaySwitches of(Play play, RunContext run, PlayRun playRun, List<PlayHost> hosts) {
        PlaySettings settings = play.settings();
        return new PlaySwitches(
                Gathering.of(
                        playRun.setting(settings.gatherFacts())
                                .filter(value -> value != None.NONE)
                                .map(value -> Truth.of(value, "gather_facts")),
                        run.options().configuration().textOrDefault(Setting.GATHERING)),
                playRun.setting(settings.gatherSubset())
                        .map(PlaySwitches::texts)
                        .orElse(run.options().configuration().words(Setting.GATHER_SUBSET)),
                playRun.setting(settings.strategy())
                        .map(Object::toString)
                        .map(Strategy::of)
                        .orElseGet(
                                () -> Strategy.of(run.options().configuration().textOrDefault(Setting.STRATEGY))),
                playRun.setting(settings.forceHandlers())
                        .map(value -> Truth.of(value, "force_handlers"))
                        .orElse(run.options().forceHandlers()));
    }

    private static List<String> texts(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(value.toString().split(","));
    }
}
