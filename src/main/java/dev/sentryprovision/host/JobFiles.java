package dev.sentryprovision.host;

import dev.sentryprovision.connection.ProcessTree;
import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The files of a command that goes on by itself, in {@code ~/.ansible_async} of its user: {@code JOB} tells in JSON
 * whether it has finished, {@code JOB.out} and {@code JOB.err} take its output, {@code JOB.rc} its status at the end.
 */
public final class JobFiles {

    /** Where jobs are, as Ansible's variable says. */
    public static final String FOLDER_VARIABLE = "ANSIBLE_ASYNC_DIR";

    public static final String FOLDER = "~/.ansible_async";

    private final String job;

    /** @throws IllegalArgumentException when it is no name of a job */
    public JobFiles(String job) {
        if (!job.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("'" + job + "' is not the id of a job");
        }
        this.job = job;
    }

    /** What is known of a job from its files. */
    public sealed interface State {

        record Running() implements State {}

        record Ended(int status) implements State {}

        /** Killed because it ran longer than it was allowed to. */
        record Late() implements State {}

        /** There is no such job, or it went without a word: the machine was restarted. */
        record Gone() implements State {}
    }

    /** A job's state, and what its outputs held from some place on. */
    public record Seen(State state, byte[] out, byte[] err) {}

    /**
     * Starts a command and leaves it to itself. It is no child of the shell any more, so that nothing that ends the shell
     * ends it; its text is in no process list. A second process looks now and then whether its time is over.
     */
    String start(String command, Duration limit) {
        return place()
                + """
                mask=$(umask); umask 077
                mkdir -p -- "$dir" && rm -f -- "$job.rc" "$job.late" || exit
                : >"$job.out" && : >"$job.err" || exit
                printf '{"ansible_job_id": "%s", "started": 1, "finished": 0}\\n' JOB >"$job" || exit
                (
                trap '' HUP INT
                ( umask "$mask"; exec >"$job.out" 2>"$job.err"
                COMMAND
                ) &
                command=$!
                (
                left=LIMIT
                while [ "$left" -gt 0 ] && kill -0 "$command" 2>/dev/null; do
                    step=5; [ "$left" -ge 5 ] || step=$left
                    sleep "$step"; left=$((left - step))
                done
                kill -0 "$command" 2>/dev/null || exit
                : >"$job.late"
                KILL) &
                wait "$command"; rc=$?
                printf '{"ansible_job_id": "%s", "started": 1, "finished": 1, "rc": %d}\\n' JOB "$rc" >"$job.new"
                mv -f -- "$job.new" "$job"
                echo "$rc" >"$job.new"; mv -f -- "$job.new" "$job.rc"
                ) </dev/null >/dev/null 2>&1 &
                echo $! >"$job.pid"
                """.replace("JOB", job)
                        .replace("LIMIT", Long.toString(Math.max(1, limit.toSeconds())))
                        .replace("KILL", ProcessTree.kill("$command"))
                        .replace("COMMAND", command);
    }

    /** Asks for the state, and for what came after so many bytes of the outputs. */
    String look(long afterOut, long afterErr) {
        return place() + """
                ended() { read -r rc <"$job.rc" && { [ -e "$job.late" ] && echo late || echo "$rc"; }; }
                { ended || { [ -e "$job" ] && read -r pid <"$job.pid" && kill -0 "$pid" && echo running; } ||
                ended || echo gone; } 2>/dev/null
                tail -c +OUT "$job.out" 2>/dev/null
                tail -c +ERR "$job.err" >&2 2>/dev/null
                :
                """.replace("OUT", Long.toString(afterOut + 1)).replace("ERR", Long.toString(afterErr + 1));
    }

    static Seen read(Reply reply) {
        byte[] out = reply.stdout();
        int end = 0;
        while (end < out.length && out[end] != '\n') {
            end++;
        }
        String word = new String(out, 0, end, StandardCharsets.US_ASCII);
        State state = switch (word) {
            case "running" -> new State.Running();
            case "late" -> new State.Late();
            case "gone", "" -> new State.Gone();
            default -> new State.Ended(Integer.parseInt(word));
        };
        return new Seen(state, Arrays.copyOfRange(out, Math.min(out.length, end + 1), out.length), reply.stderr());
    }

    /** What a job of another run has come to. */
    public Seen on(Host host) {
        return read(host.query(Command.script(look(0, 0))));
    }

    /** The file that tells whether it has finished. */
    public RemotePath file(Host host, Optional<String> folder) {
        return host.resolve(folder.orElse(FOLDER) + "/" + job);
    }

    /** Removes all of them. */
    public Command erase() {
        return Command.script(
                place() + "rm -f -- \"$job\" \"$job.out\" \"$job.err\" \"$job.rc\" \"$job.pid\" \"$job.late\"");
    }

    private String place() {
        return "dir=${" + FOLDER_VARIABLE + ":-$HOME/.ansible_async}; job=$dir/" + Quote.quote(job) + "\n";
    }
}
