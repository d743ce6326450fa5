package dev.sentryprovision.module.source;

import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.TreeEntry;
import java.util.List;
import java.util.Optional;

/** What cloning and updating will have done. */
record GitEffects(GitModule.Params params, GitCommands commands, Host host) {

    Effect clone(GitState state, String commit) {
        return at(Effect.of("clone " + commands.address().shown() + " to " + params.dest()), state, commit, List.of());
    }

    /** What git does not track stays in place. */
    Effect update(GitState state, String commit) {
        Effect effect = Effect.of("update " + params.dest());
        if (!state.address().equals(commands.address().shown())) {
            effect = effect.changing(
                    "address", state.address(), commands.address().shown());
        }
        if (state.dirty()) {
            effect = effect.changing("local modifications", "present", "");
        }
        return at(effect, state, commit, host.look(new Look.Tree(params.dest(), false)));
    }

    private Effect at(Effect effect, GitState state, String commit, List<TreeEntry> there) {
        Effect versioned = state.before().equals(commit) ? effect : effect.changing("version", state.before(), commit);
        return versioned.making(
                params.dest(), Optional.of(new GitPreview(params, commands, host, state.before(), commit, there)));
    }
}
