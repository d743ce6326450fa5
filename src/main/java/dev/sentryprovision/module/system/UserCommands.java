package dev.sentryprovision.module.system;

import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The scripts that change a user: with useradd and usermod where they are, else in the account files themselves. A
 * password goes over standard input.
 */
record UserCommands(UserChange change) {

    private static final String NO_SELINUX =
            "echo 'there is no useradd here, which sets the user of SELinux; install it, or leave out seuser' >&2; exit 1\n";

    Command command() {
        UserModule.Params params = change.params();
        StringBuilder script = new StringBuilder(AccountFiles.FUNCTIONS + "N=" + Quote.quote(params.name()) + "\n");
        script.append("H=").append(Quote.quote(change.home())).append('\n').append(account());
        if (change.state().exists() && change.makesHome()) {
            script.append(UserFiles.makeHome(params));
        }
        if (change.setsPassword()) {
            script.append("if command -v chpasswd >/dev/null; then chpasswd -e || exit; else\n")
                    .append(UserFiles.password())
                    .append("fi\n");
        }
        params.passwordLock()
                .filter(lock -> lock != change.state().has("locked"))
                .ifPresent(lock -> script.append("if command -v usermod >/dev/null; then usermod ")
                        .append(lock ? "-L" : "-U")
                        .append(" \"$N\"; else\n")
                        .append(UserFiles.lock(lock))
                        .append("fi || exit\n"));
        change.ages()
                .forEach((field, days) -> script.append(
                        "set_field /etc/shadow \"$N\" " + field + " " + Quote.quote(days) + " || exit\n"));
        if (change.makesKey()) {
            script.append("h=$H\n").append(makeKey(params));
        }
        Command command = Command.script(script.append(told()).toString()).withEnvironment(passphrase());
        return change.setsPassword()
                ? command.withStdin(
                        params.name() + ":" + params.password().orElseThrow().reveal() + "\n")
                : command;
    }

    private String account() {
        boolean exists = change.state().exists();
        UserFiles files = new UserFiles(change);
        return "if command -v useradd >/dev/null; then\n" + (exists ? usermod() : useradd())
                + "else\n" + (change.params().seuser().isPresent() ? NO_SELINUX : "")
                + (exists ? files.modify() : files.add()) + "fi\n";
    }

    /** Prints how the user is afterwards, in the words of {@link UserState}. */
    private String told() {
        UserModule.Params params = change.params();
        boolean ages = params.passwordAge().fields().values().stream().anyMatch(Optional::isPresent);
        return "printf '\\036'; p=$(getent passwd \"$N\" 2>/dev/null || grep \"^$N:\" /etc/passwd) && echo \"passwd $p\"\n"
                + (ages ? "awk -F: -v n=\"$N\" '$1 == n { print \"age4 \" $4; print \"age5 \" $5 }' /etc/shadow\n" : "")
                + (params.sshKey().generateSshKey() ? "h=$H\n" + UserState.lookAtKey(params.sshKey()) : "");
    }

    private Map<String, String> passphrase() {
        return change.params()
                .sshKey()
                .sshKeyPassphrase()
                .filter(_ -> change.makesKey())
                .map(secret -> Map.of("PASSPHRASE", secret.reveal()))
                .orElse(Map.of());
    }

    Command removal() {
        UserModule.Params params = change.params();
        String options = (params.remove() ? "-r " : "") + (params.force() ? "-f " : "");
        return Command.script(AccountFiles.FUNCTIONS + "N=" + Quote.quote(params.name())
                + "\nif command -v userdel >/dev/null; then userdel " + options + "\"$N\"; else\n"
                + new UserFiles(change).remove() + "fi");
    }

    private String useradd() {
        UserModule.Params params = change.params();
        List<String> options = common();
        params.home().ifPresent(home -> options.addAll(List.of("-d", home)));
        options.add(params.createHome() ? "-m" : "-M");
        if (params.system()) {
            options.add("-r");
        }
        params.skeleton().filter(_ -> params.createHome()).ifPresent(path -> options.addAll(List.of("-k", path)));
        params.umask().ifPresent(umask -> options.addAll(List.of("-K", "UMASK=" + umask)));
        // Without a group of its own named, a group of the same name that is there becomes the primary one.
        String own = params.group().isEmpty() ? "g=; grep -q \"^$N:\" /etc/group && g=\"-g $N\"\n" : "g=\n";
        return own + "useradd " + Quote.quote(options) + " $g \"$N\" || exit\n";
    }

    private String usermod() {
        UserModule.Params params = change.params();
        List<String> options = common();
        params.home().filter(home -> !home.equals(change.state().home())).ifPresent(home -> {
            options.addAll(List.of("-d", home));
            if (params.moveHome()) {
                options.add("-m");
            }
        });
        return options.isEmpty() ? ":\n" : "usermod " + Quote.quote(options) + " \"$N\" || exit\n";
    }

    /** Options that useradd and usermod share; only for what differs. */
    private List<String> common() {
        UserModule.Params params = change.params();
        UserState state = change.state();
        List<String> options = new ArrayList<>();
        option(options, "-u", params.uid().map(String::valueOf), state.uid());
        if (params.nonUnique() && options.contains("-u")) {
            options.add("-o");
        }
        option(options, "-g", params.group().filter(group -> !group.equals(state.gid())), state.primaryGroup());
        params.groups()
                .filter(_ -> !change.wantedGroups().equals(new TreeSet<>(state.otherGroups())))
                .ifPresent(_ -> options.addAll(List.of("-G", String.join(",", change.wantedGroups()))));
        option(options, "-c", params.comment(), state.comment());
        option(options, "-s", params.shell(), state.shell());
        option(options, "-Z", params.seuser(), state.said().getOrDefault("seuser", ""));
        params.expires()
                .filter(_ -> !change.expiryDays().equals(state.expires().orElse("")))
                .ifPresent(_ -> options.addAll(List.of("-e", expiryDate())));
        return options;
    }

    private static void option(List<String> options, String letter, Optional<String> wanted, String current) {
        wanted.filter(value -> !value.equals(current)).ifPresent(value -> options.addAll(List.of(letter, value)));
    }

    private String expiryDate() {
        return change.expiryDays().isEmpty()
                ? ""
                : LocalDate.ofEpochDay(Long.parseLong(change.expiryDays())).toString();
    }

    private static String makeKey(UserModule.Params params) {
        UserModule.SshKey key = params.sshKey();
        String bits = key.sshKeyBits().map(value -> " -b " + value).orElse("");
        String generate =
                "ssh-keygen -q -t " + Quote.quote(key.sshKeyType()) + bits + " -C " + key.comment() + " -f \"$k\"";
        return "k=" + key.path() + "; d=${k%/*}; o=$N:$(id -gn \"$N\")\n"
                + "[ -d \"$d\" ] || { mkdir -p \"$d\" && chmod 700 \"$d\" && chown \"$o\" \"$d\"; } || exit\n"
                + (params.force() ? "rm -f \"$k\" \"$k.pub\"\n" : "")
                + (key.sshKeyPassphrase().isPresent() ? asked(generate) : generate + " -N '' </dev/null || exit\n")
                + "chown \"$o\" \"$k\" \"$k.pub\" || exit\n";
    }

    /** Without a terminal and a program to ask, it reads the passphrase from its standard input: twice. */
    private static String asked(String generate) {
        return "printf '%s\\n%s\\n' \"$PASSPHRASE\" \"$PASSPHRASE\" | (unset PASSPHRASE DISPLAY SSH_ASKPASS SSH_ASKPASS_REQUIRE"
                + "\nexec setsid " + generate + " >/dev/null) || exit\n";
    }
}
