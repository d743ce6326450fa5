package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.system.ServiceManager.Action;
import dev.sentryprovision.module.system.ServiceStatus.Boot;
import dev.sentryprovision.value.None;
import dev.sentryprovision.value.Unknown;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A service as it should be, now and at boot. */
record ServiceGoal(String name, Optional<State> state, Optional<Boolean> enabled, Optional<Boolean> masked) {

    /** What a service should be doing. */
    public enum State {
        STARTED,
        STOPPED,
        RESTARTED,
        RELOADED
    }

    Outcome reach(ServiceManager manager, Host host) {
        return reach(manager, host, manager.ask(host, name).get());
    }

    /** @param status the service as it is, when that was asked before */
    Outcome reach(ServiceManager manager, Host host, ServiceStatus status) {
        if (state.isEmpty() && enabled.isEmpty() && masked.isEmpty()) {
            return outcome(manager.told(status, Map.of()));
        }
        boolean gone = state.equals(Optional.of(State.STOPPED)) && !enabled.orElse(false);
        if (!status.exists() && !status.masked() && !masked.orElse(false)) {
            if (gone && state.isPresent()) {
                return outcome(manager.told(status, Map.of()));
            }
            throw new HostFailure("Could not find the requested service " + name + ": host");
        }
        Steps steps = new Steps(manager, host, status);
        masked.filter(wanted -> wanted != status.masked())
                .ifPresent(wanted ->
                        steps.take(wanted ? Action.MASK : Action.UNMASK, "masked", yes(status.masked()), yes(wanted)));
        enabled.map(Boot::of)
                .filter(wanted -> wanted != status.boot())
                .ifPresent(wanted -> steps.take(
                        wanted == Boot.YES ? Action.ENABLE : Action.DISABLE,
                        "enabled",
                        status.boot().word(),
                        wanted.word()));
        state.ifPresent(steps::move);
        return outcome(manager.told(status, steps.results));
    }

    private Outcome outcome(Map<String, Object> status) {
        Outcome outcome = Outcome.ok().with("name", name).with("status", status);
        Outcome withState =
                state.map(wanted -> outcome.with("state", resultState(wanted))).orElse(outcome);
        return enabled.map(wanted -> withState.with("enabled", wanted)).orElse(withState);
    }

    private static String word(State wanted) {
        return wanted.name().toLowerCase(Locale.ROOT);
    }

    private static String resultState(State wanted) {
        return wanted == State.STOPPED ? "stopped" : "started";
    }

    private static String yes(boolean truth) {
        return truth ? "yes" : "no";
    }

    private final class Steps {

        private final ServiceManager manager;
        private final Host host;
        private final Map<String, Object> results = new LinkedHashMap<>();
        private ServiceStatus status;

        Steps(ServiceManager manager, Host host, ServiceStatus status) {
            this.manager = manager;
            this.host = host;
            this.status = status;
            enabled.ifPresent(_ -> results.put("enabled", result(false, None.NONE, None.NONE, None.NONE)));
            state.ifPresent(wanted -> results.put(word(wanted), result(false, None.NONE, None.NONE, None.NONE)));
        }

        void move(State wanted) {
            String now = status.running() ? "running" : "stopped";
            switch (wanted) {
                case STARTED -> {
                    if (!status.running()) {
                        take(Action.START, "state", now, "running");
                    }
                }
                case STOPPED -> {
                    if (status.running()) {
                        take(Action.STOP, "state", now, "stopped");
                    }
                }
                case RESTARTED -> take(Action.RESTART, "state", now, "restarted");
                case RELOADED ->
                    take(
                            status.running() ? Action.RELOAD : Action.START,
                            "state",
                            now,
                            status.running() ? "reloaded" : "running");
            }
        }

        void take(Action action, String attribute, String old, String wanted) {
            Effect effect = Effect.of(action.name().toLowerCase(Locale.ROOT) + " service " + name)
                    .changing(attribute, old, wanted)
                    .touching(Subject.named("unit", name));
            status = manager.after(action, status);
            RunResult result = host.run(manager.command(action, name), manager.predict(effect, name, status));
            results.put(
                    attribute.equals("state") ? state.map(ServiceGoal::word).orElse("") : attribute,
                    result(effect, result));
        }

        private Map<String, Object> result(Effect effect, RunResult result) {
            return switch (result) {
                case RunResult.Ran(Reply reply) -> {
                    if (!reply.succeeded()) {
                        throw HostFailure.ofCommand(effect.summary(), reply);
                    }
                    yield result(true, (long) reply.status(), reply.out(), reply.err());
                }
                case RunResult.NotRun _ -> {
                    Unknown unknown = new Unknown("what '" + effect.summary() + "' will say");
                    yield result(true, unknown, unknown, unknown);
                }
            };
        }

        private static Map<String, Object> result(boolean changed, Object status, Object out, Object err) {
            return Map.of("changed", changed, "rc", status, "stdout", out, "stderr", err);
        }
    }
}
