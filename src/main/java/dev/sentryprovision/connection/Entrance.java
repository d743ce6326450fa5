package dev.sentryprovision.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The start of a script as some user: the way through sudo, su or doas with their questions, up to the mark by which the
 * script says that it runs. The password goes out only when it is asked for, and nothing else before the mark: what is
 * sent earlier would be read as a password.
 */
final class Entrance {

    /** Directories of users (LDAP) can be slow; longer than this is a prompt nobody recognised. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Pattern SU_PROMPT = Pattern.compile("(?i)pass(word|code|phrase)[^\n]*:\\s*\\z");

    private final Identity who;
    private final String name;
    private final RemoteProcess process;
    private final String mark;
    private final String prompt;
    private InputStream errors;
    private boolean passwordSent;
    private OptionalInt entered = OptionalInt.empty();

    private Entrance(Identity who, String name, RemoteProcess process, String mark, String prompt) {
        this.who = who;
        this.name = name;
        this.process = process;
        this.mark = mark;
        this.prompt = prompt;
        this.errors = process.stderr();
    }

    /** Starts a script; {@link #await} says whether it runs. */
    static Entrance begin(Transport transport, Identity who, String shell, String script) {
        String mark = Framing.newMark();
        String prompt = Framing.newMark();
        String marked = "echo " + mark + " $$ >&2; echo " + mark + "; " + script;
        RemoteProcess process = transport.start(BecomeCommand.line(who, shell, marked, prompt));
        return new Entrance(who, transport.name(), process, mark, prompt);
    }

    /** Whether something is to be answered before the script runs. */
    boolean asksPassword() {
        return who instanceof Become become && become.password().isPresent();
    }

    /**
     * Waits until the script runs.
     *
     * @return its process on the machine
     */
    int await() {
        if (entered.isEmpty()) {
            try (Deadline deadline = Deadline.after(LIMIT, process::close)) {
                entered = OptionalInt.of(readMark(deadline));
            }
        }
        return entered.getAsInt();
    }

    /** The process, its outputs without what came before the script's own. Standard error: once {@link #await} is done. */
    RemoteProcess process() {
        InputStream stdout = new AfterMark(process.stdout(), mark);
        return new RemoteProcess() {
            @Override
            public OutputStream stdin() {
                return process.stdin();
            }

            @Override
            public InputStream stdout() {
                return stdout;
            }

            @Override
            public InputStream stderr() {
                return errors;
            }

            @Override
            public OptionalInt status() {
                return process.status();
            }

            @Override
            public int waitFor() {
                return process.waitFor();
            }

            @Override
            public void close() {
                process.close();
            }
        };
    }

    private int readMark(Deadline deadline) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        try {
            for (int count = errors.read(chunk); count >= 0; count = errors.read(chunk)) {
                heard.write(chunk, 0, count);
                String text = heard.toString(UTF_8);
                int at = text.indexOf(mark + " ");
                int end = at < 0 ? -1 : text.indexOf('\n', at);
                if (end >= 0) {
                    keepRest(text.substring(end + 1));
                    return Integer.parseInt(
                            text.substring(at + mark.length() + 1, end).strip());
                }
                answer(text, heard);
            }
        } catch (IOException e) {
            throw refusal(heard.toString(UTF_8), deadline.leave(), Optional.of(e));
        }
        throw refusal(heard.toString(UTF_8) + "\n" + leftOnStdout(), deadline.leave(), Optional.empty());
    }

    private void keepRest(String rest) {
        if (!rest.isEmpty()) {
            errors = new SequenceInputStream(new ByteArrayInputStream(rest.getBytes(UTF_8)), errors);
        }
    }

    private void answer(String text, ByteArrayOutputStream heard) throws IOException {
        if (!(who instanceof Become become) || !asks(become, text)) {
            return;
        }
        heard.reset();
        Optional<Secret> password = become.password();
        if (passwordSent || password.isEmpty()) {
            process.close();
            throw EntranceRefusal.password(become, name, passwordSent);
        }
        passwordSent = true;
        process.stdin().write((password.get().reveal() + "\n").getBytes(UTF_8));
        process.stdin().flush();
    }

    private boolean asks(Become become, String text) {
        return become.method() == Identity.Method.SUDO
                ? text.contains(prompt)
                : SU_PROMPT.matcher(text).find();
    }

    private String leftOnStdout() {
        try {
            return new String(process.stdout().readNBytes(4096), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private RuntimeException refusal(String heard, boolean late, Optional<IOException> cause) {
        process.close();
        String said = heard.replace(prompt, "").strip();
        return switch (who) {
            case Identity.Login() -> EntranceRefusal.noShell(name, said, late, cause);
            case Become become -> EntranceRefusal.become(become, name, said, passwordSent, late, cause);
        };
    }
}
