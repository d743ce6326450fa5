package dev.sentryprovision.connection;

import dev.sentryprovision.connection.ConnectionFailure.Kind;
import dev.sentryprovision.connection.Identity.Become;
import dev.sentryprovision.connection.Identity.Method;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a shell could not be had, from what the programs on the way said. */
final class EntranceRefusal {

    private static final Pattern WRONG =
            Pattern.compile("(?i)authentication fail|incorrect password|try again|su: incorrect");
    private static final Pattern MISSING =
            Pattern.compile("(?i)a password is required|a terminal is required|Authentication required");
    private static final Pattern NOT_THERE = Pattern.compile("(?i)(sudo|su|doas): *(command )?not found");
    private static final Pattern TERMINAL = Pattern.compile("(?i)must have a tty|a tty is required");

    private EntranceRefusal() {}

    static ConnectionFailure password(Become become, String host, boolean sent) {
        String program = program(become);
        if (sent) {
            return new ConnectionFailure(
                    Kind.BECOME_PASSWORD_WRONG,
                    program + " on " + host + " did not take the password for becoming " + become.user(),
                    "give the right one with -K or ansible_become_password; " + whose(become));
        }
        return new ConnectionFailure(
                Kind.BECOME_PASSWORD_MISSING,
                program + " on " + host + " wants a password for becoming " + become.user() + ", and none was given",
                "give it with -K or ansible_become_password; " + whose(become));
    }

    static ConnectionFailure become(
            Become become, String host, String said, boolean sent, boolean late, Optional<IOException> cause) {
        if (WRONG.matcher(said).find()) {
            return password(become, host, sent);
        }
        if (TERMINAL.matcher(said).find()) {
            return refused(become, host, said, "take 'requiretty' for this user out of /etc/sudoers (visudo)", cause);
        }
        if (MISSING.matcher(said).find()) {
            return become.method() == Method.DOAS
                    ? refused(become, host, said, doasAdvice(), cause)
                    : password(become, host, false);
        }
        if (NOT_THERE.matcher(said).find()) {
            return refused(
                    become, host, said, "install it there, or choose another become_method (sudo, su, doas)", cause);
        }
        if (late) {
            return refused(
                    become, host, "no answer; it said: " + said, "try the same command by hand on the machine", cause);
        }
        if (said.isEmpty() && cause.isPresent()) {
            return new ConnectionFailure(
                    Kind.LOST,
                    "the connection to " + host + " was lost while becoming " + become.user(),
                    "look whether the machine is up, then run again",
                    cause.get());
        }
        return refused(
                become,
                host,
                said,
                "let the login user become " + become.user() + ", or name another become_user",
                cause);
    }

    static ConnectionFailure noShell(String host, String said, boolean late, Optional<IOException> cause) {
        if (said.isEmpty() && cause.isPresent() && !late) {
            return new ConnectionFailure(
                    Kind.LOST,
                    "the connection to " + host + " was lost while its shell started",
                    "look whether the machine is up, then run again",
                    cause.get());
        }
        return new ConnectionFailure(
                Kind.NO_SHELL,
                "no POSIX shell could be started on " + host + said(said),
                "give the login user a shell, or name one that is there with ansible_shell_executable",
                cause.orElse(null));
    }

    private static ConnectionFailure refused(
            Become become, String host, String said, String advice, Optional<IOException> cause) {
        return new ConnectionFailure(
                Kind.BECOME_REFUSED,
                program(become) + " on " + host + " refused to become " + become.user() + said(said),
                advice,
                cause.orElse(null));
    }

    private static String doasAdvice() {
        return "doas asks for passwords on a terminal only, so that one given here cannot be used: add 'permit nopass' for the login user, or use sudo";
    }

    private static String whose(Become become) {
        return become.method() == Method.SU ? "su wants that of " + become.user() : "sudo wants that of the login user";
    }

    private static String said(String said) {
        return said.isBlank() ? "" : ": " + said.strip().replaceAll("\\s*\n\\s*", "; ");
    }

    private static String program(Become become) {
        return become.method().name().toLowerCase(Locale.ROOT);
    }
}
