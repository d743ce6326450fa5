package dev.sentryprovision.module.system;

import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scripts that change a user: with useradd and usermod where they are, else with busybox's adduser and addgroup. A
 * password goes to chpasswd on standard input.
 */
record UserCommands(UserChange change) {

    Command command() {
        UserModule.Params params = change.params();
        StringBuilder script = new StringBuilder("N=" + Quote.quote(params.name()) + "\n");
        script.append("H=").append(Quote.quote(change.home())).append('\n');
        script.append("if command -v useradd >/dev/null; then\n")
                .append(change.state().exists() ? usermod() : useradd())
                .append("else\n")
                .append(change.state().exists() ? modifyWithBusybox() : addWithBusybox())
                .append("fi\n");
        if (change.state().exists() && change.makesHome()) {
            script.append(makeHome());
        }
        if (change.setsPassword()) {
            script.append("chpasswd -e || exit\n");
        }
        params.passwordLock()
                .filter(lock -> lock != change.state().has("locked"))
                .ifPresent(lock ->
                        script.append("passwd ").append(lock ? "-l" : "-u").append(" \"$N\" >/dev/null || exit\n"));
        if (change.makesKey()) {
            script.append(makeKey(params.sshKey()));
        }
        script.append("p=$(getent passwd \"$N\" 2>/dev/null || grep \"^$N:\" /etc/passwd) && echo \"passwd $p\"\n");
        Command command = Command.script(script.toString());
        return change.setsPassword()
                ? command.withStdin(
                        params.name() + ":" + params.password().orElseThrow().reveal() + "\n")
                : command;
    }

    Command removal() {
        UserModule.Params params = change.params();
        String options = (params.remove() ? "-r " : "") + (params.force() ? "-f " : "");
        return Command.script("N=" + Quote.quote(params.name()) + "\nif command -v userdel >/dev/null; then userdel "
                + options + "\"$N\"; else deluser " + (params.remove() ? "--remove-home " : "") + "\"$N\"; fi");
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

    private String addWithBusybox() {
        UserModule.Params params = change.params();
        List<String> options = new ArrayList<>(List.of("-D", "-h", change.home()));
        params.uid().ifPresent(uid -> options.addAll(List.of("-u", uid.toString())));
        params.comment().ifPresent(text -> options.addAll(List.of("-g", text)));
        params.shell().ifPresent(shell -> options.addAll(List.of("-s", shell)));
        params.group().ifPresent(group -> options.addAll(List.of("-G", group)));
        if (params.system()) {
            options.add("-S");
        }
        if (!params.createHome()) {
            options.add("-H");
        }
        return "adduser " + Quote.quote(options) + " \"$N\" || exit\n" + busyboxGroups(Set.of());
    }

    private String busyboxGroups(Set<String> current) {
        StringBuilder script = new StringBuilder();
        if (change.params().groups().isPresent()) {
            Set<String> wanted = change.wantedGroups();
            wanted.stream()
                    .filter(group -> !current.contains(group))
                    .forEach(group -> script.append("addgroup \"$N\" ")
                            .append(Quote.quote(group))
                            .append(" || exit\n"));
            current.stream()
                    .filter(group -> !wanted.contains(group))
                    .forEach(group -> script.append("delgroup \"$N\" ")
                            .append(Quote.quote(group))
                            .append(" || exit\n"));
        }
        return script.toString();
    }

    /** Busybox has nothing that changes a user, so its line in the passwd file is rewritten. */
    private String modifyWithBusybox() {
        UserModule.Params params = change.params();
        StringBuilder fields = new StringBuilder();
        params.uid().ifPresent(uid -> fields.append("$3=").append(uid).append("; "));
        params.comment().ifPresent(text -> fields.append("$5=ENVIRON[\"C\"]; "));
        params.home().ifPresent(_ -> fields.append("$6=ENVIRON[\"H\"]; "));
        params.shell().ifPresent(_ -> fields.append("$7=ENVIRON[\"S\"]; "));
        if (params.group().isPresent() || params.expires().isPresent()) {
            return "echo 'changing a user'\\''s group or expiry needs usermod' >&2; exit 1\n";
        }
        String rewrite = fields.isEmpty()
                ? ":\n"
                : "C=" + Quote.quote(params.comment().orElse("")) + " S="
                        + Quote.quote(params.shell().orElse(""))
                        + " H=\"$H\" N=\"$N\" awk -F: -v OFS=: '$1==ENVIRON[\"N\"] { "
                        + fields + "} { print }' /etc/passwd > /etc/passwd.new && cat /etc/passwd.new > /etc/passwd"
                        + " && rm /etc/passwd.new || exit\n";
        return rewrite + busyboxGroups(change.state().otherGroups());
    }

    private String makeHome() {
        String skeleton = Quote.quote(change.params().skeleton().orElse("/etc/skel"));
        return "mkdir -p \"$H\" && { [ ! -d " + skeleton + " ] || cp -r " + skeleton
                + "/. \"$H\"; } && chown -R \"$N:$(id -gn \"$N\")\" \"$H\" && chmod 755 \"$H\" || exit\n";
    }

    private static String makeKey(UserModule.SshKey key) {
        String bits = key.sshKeyBits().map(value -> " -b " + value).orElse("");
        return "k=\"$H\"/" + Quote.quote(key.file()) + "; d=${k%/*}\n"
                + "mkdir -p \"$d\" && chmod 700 \"$d\" && ssh-keygen -q -t " + Quote.quote(key.sshKeyType()) + bits
                + " -N '' -C " + Quote.quote(key.sshKeyComment())
                + " -f \"$k\" </dev/null && chown -R \"$N:$(id -gn \"$N\")\" \"$d\" || exit\n";
    }
}
