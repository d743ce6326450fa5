package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The firewall that the RHEL family likes. */
@ModuleSpec(
        name = "firewalld",
        collection = "ansible.posix",
        summary =
                "Enables or disables one thing in a zone of firewalld, now, after a restart, or both; or a zone itself.",
        returns = "msg: what was done, and where",
        examples = """
                - ansible.posix.firewalld:
                    service: https
                    state: enabled
                    permanent: true
                    immediate: true
                """)
public final class FirewalldModule implements Module<FirewalldModule.Params> {

    /** Whether it should be there. */
    public enum State {
        ENABLED,
        DISABLED,
        PRESENT,
        ABSENT
    }

    @Rule(
            exclusive = {
                "icmp_block",
                "icmp_block_inversion",
                "service",
                "protocol",
                "port",
                "port_forward",
                "rich_rule",
                "interface",
                "forward",
                "masquerade",
                "source",
                "target"
            })
    @Rule(when = "target", needs = "zone")
    @Rule(when = "source", needs = "permanent")
    public record Params(
            @Param(value = "Whether it should be there; present and absent are for zones and targets.", required = true)
            State state,

            @Param("The zone; without one, the default zone.")
            Optional<String> zone,

            @Param(value = "Change what holds after a restart or reload.", defaultValue = "no")
            boolean permanent,

            @Param("Change what holds now; so it is without permanent.")
            Optional<Boolean> immediate,

            @Param(value = "Go on, with permanent, when firewalld does not run.", defaultValue = "no")
            boolean offline,

            @Param(value = "Seconds after which what is added now goes away; 0 is never.", defaultValue = "0")
            long timeout,

            FirewalldSetting setting) {

        boolean wanted() {
            return state == State.ENABLED || state == State.PRESENT;
        }

        boolean now() {
            return immediate.orElse(false) || !permanent;
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        Optional<String> refusal = refusal(params);
        if (refusal.isPresent()) {
            return Outcome.failed(refusal.get());
        }
        List<Firewalld.Scope> scopes = new ArrayList<>();
        if (params.permanent) {
            scopes.add(Firewalld.Scope.PERMANENT);
        }
        if (params.now()) {
            scopes.add(Firewalld.Scope.RUNTIME);
        }
        Firewalld firewalld = new Firewalld(params.zone, params.timeout, host);
        Firewalld.Goal goal = firewalld.goal(params.setting, params.wanted());
        Firewalld.Questions asked = firewalld.ask(goal, scopes);
        boolean running = Firewalld.runs(asked);
        if (!running && params.now() && !params.offline) {
            return Outcome.failed("firewall is not currently running, unable to perform immediate actions without a"
                    + " running firewall daemon");
        }
        List<String> told = new ArrayList<>();
        for (Firewalld.Scope scope : scopes) {
            if (running || scope == Firewalld.Scope.PERMANENT) {
                told.add(firewalld.reach(goal, scope, asked));
            }
        }
        if (!running) {
            told.add("(offline operation: only on-disk configs were altered)");
        }
        return Outcome.ok().with("msg", String.join(", ", told));
    }

    private static Optional<String> refusal(Params params) {
        boolean zoneState = params.state == State.PRESENT || params.state == State.ABSENT;
        boolean target = params.setting.target().isPresent();
        boolean ofZone = !target && params.setting.named().isEmpty();
        if (params.offline && !params.permanent) {
            return Optional.of("offline cannot be enabled unless permanent changes are allowed");
        }
        if (params.setting.portForward().size() > 1) {
            return Optional.of("Only one port forward supported at a time");
        }
        if (zoneState && !target && !ofZone) {
            return Optional.of("absent and present state can only be used in zone level operations");
        }
        if (ofZone && (!zoneState || params.zone.isEmpty())) {
            return Optional.of("there is nothing to enable: give service, port, rich_rule …, or zone with the state"
                    + " present or absent");
        }
        if ((ofZone || target) && (!params.permanent || params.immediate.orElse(false))) {
            return Optional.of("Zone operations must be permanent. Make sure you didn't set the 'permanent' flag to"
                    + " 'false' or the 'immediate' flag to 'true'.");
        }
        boolean timed =
                params.setting.named().map(FirewalldSetting.Named::timed).orElse(false);
        return params.timeout > 0 && (params.permanent || !timed)
                ? Optional.of(
                        "timeout is only for what is enabled now, not permanently, and not for interfaces, sources"
                                + " and zones")
                : Optional.empty();
    }
}
