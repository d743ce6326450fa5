package dev.sentryprovision.cli;

import dev.sentryprovision.event.EventSink;
import dev.sentryprovision.event.HostStats;
import dev.sentryprovision.run.Questions;
import dev.sentryprovision.run.RunOptions;
import dev.sentryprovision.run.Stop;
import dev.sentryprovision.secret.Redactor;
import java.util.Map;

/** Does a run: all of what the command line needs from package run. */
@FunctionalInterface
interface Engine {

    /**
     * Runs to the end, or until it is stopped.
     *
     * @return the counts of every host that took part
     * @throws dev.sentryprovision.problem.ProblemException when the user has to mend something; nothing was touched
     */
    Map<String, HostStats> run(RunOptions options, EventSink events, Redactor redactor, Stop stop, Questions questions);
}
