package dev.sentryprovision.cli;

import dev.sentryprovision.connection.LocalConnector;
import dev.sentryprovision.connection.SshConnector;
import dev.sentryprovision.event.Event;
import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.run.Preparation;
import dev.sentryprovision.run.Prepared;
import dev.sentryprovision.run.Questions;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.Runner;
import dev.sentryprovision.run.Stop;
import dev.sentryprovision.secret.Redactor;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Runs on real machines. */
final class RealEngine implements Engine {

    @Override
    public Map<String, HostStats> run(
            RunOptions options, EventSink events, Redactor redactor, Stop stop, Questions questions) {
        Prepared prepared = Preparation.of(options, redactor);
        List<String> unused = options.configuration().withoutMeaning();
        if (options.verbosity() > 0 && !unused.isEmpty()) {
            events.accept(new Event.Warning("settings without a meaning here: " + String.join(", ", unused)));
        }
        for (Problem warning : prepared.warnings()) {
            events.accept(
                    new Event.Warning(warning.where().map(where -> where + ": ").orElse("") + warning.message()));
        }
        Runner runner = new Runner(
                new SshConnector(dev.sentryprovision.connection.Surroundings.ofUser(options.environment())),
                new LocalConnector(),
                redactor,
                events,
                stop,
                questions,
                Clock.systemUTC());
        return runner.run(prepared).stats();
    }
}
