package dev.sentryprovision.module;

import dev.sentryprovision.connection.Identity;
import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.Change;
import dev.sentryprovision.host.ChangeListener;
import dev.sentryprovision.host.Changes;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostSession;
import dev.sentryprovision.host.HostView;
import dev.sentryprovision.host.ShellProcess;
import dev.sentryprovision.secret.Redactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** This machine, on which modules run through a shell; tests keep to a folder of their own. */
public final class LocalMachine {

    private final ModuleRegistry registry = ModuleRegistry.create();
    private final ModuleRunner runner = new ModuleRunner(new Redactor());
    private final ShellProcess shell;
    private final PlainController controller;
    private HostSession session;

    public LocalMachine(ShellProcess shell) {
        this(shell, PlainController.without());
    }

    public LocalMachine(ShellProcess shell, PlainController controller) {
        this.shell = shell;
        this.controller = controller;
        forgetDryRun();
    }

    /** What a run gave: its outcome, its changes, its round trips. */
    public record Run(Outcome outcome, List<Diff> changes, long roundTrips) {}

    /** Forgets what earlier dry runs imagined, and who one is. */
    public void forgetDryRun() {
        session = HostSession.of("local", shell, ChangeListener.NONE, InstantSource.system());
        // Who one is and where one's home is are asked for once in a run.
        host(new Changes(), false).user();
    }

    public Host host(Changes changes, boolean dryRun) {
        Identity who = new Identity.Login();
        return session.view(dryRun ? HostView.dryRun(who) : HostView.live(who), changes);
    }

    public Run live(String module, Map<String, Object> arguments) {
        return run(module, arguments, false);
    }

    public Run dryRun(String module, Map<String, Object> arguments) {
        return run(module, arguments, true);
    }

    private Run run(String module, Map<String, Object> arguments, boolean dryRun) {
        Changes changes = new Changes();
        Host host = host(changes, dryRun);
        long before = session.traffic().roundTrips();
        ModuleType type = registry.find(module).orElseThrow();
        Outcome outcome = runner.run(type, arguments, host, controller);
        List<Diff> diffs = changes.list().stream().map(Change::diff).toList();
        return new Run(outcome, diffs, session.traffic().roundTrips() - before);
    }
}
