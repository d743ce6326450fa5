package dev.sentryprovision.module.system;

import dev.sentryprovision.shell.Quote;
import java.util.List;
import java.util.Set;

/** The scripts that change a user in the account files themselves; {@code $N} is the user, {@code $H} the home. */
record UserFiles(UserChange change) {

    String add() {
        UserModule.Params params = change.params();
        String ids = params.system() ? "100 999" : "1000 59999";
        StringBuilder script = new StringBuilder();
        script.append("u=")
                .append(params.uid().map(String::valueOf).orElse("$(next_id /etc/passwd " + ids + ")"))
                .append('\n');
        script.append(refusals(Set.of()));
        params.group()
                .ifPresentOrElse(
                        group -> script.append(primaryGroup(group)),
                        () -> script.append("""
                                g=$(awk -F: -v g="$N" '$1 == g { print $3 }' /etc/group)
                                if [ -z "$g" ]; then
                                  grep -q "^[^:]*:[^:]*:$u:" /etc/group || g=$u
                                  add_group "$N" "$g" %s || exit
                                  g=$(gid_of "$N")
                                fi
                                """.formatted(params.system() ? "yes" : "''")));
        script.append("printf '%s:x:%s:%s:%s:%s:%s\\n' \"$N\" \"$u\" \"$g\" ")
                .append(Quote.quote(params.comment().orElse("")))
                .append(" \"$H\" ")
                .append(Quote.quote(params.shell().orElse("/bin/sh")))
                .append(" >>/etc/passwd || exit\n")
                .append("[ ! -f /etc/shadow ] || echo \"$N:!:$(($(date +%s) / 86400)):0:99999:7:::\" >>/etc/shadow\n");
        if (params.createHome()) {
            script.append(makeHome(params));
        }
        return script.append(groups(Set.of())).append(expiry()).toString();
    }

    String modify() {
        UserModule.Params params = change.params();
        UserState state = change.state();
        StringBuilder script = new StringBuilder();
        params.uid().ifPresent(uid -> script.append("u=").append(uid).append('\n'));
        script.append(refusals(state.otherGroups()));
        params.uid().ifPresent(uid -> script.append(field("passwd", 3, uid.toString())));
        params.group()
                .filter(group -> !group.equals(state.primaryGroup()))
                .ifPresent(group ->
                        script.append(primaryGroup(group)).append("set_field /etc/passwd \"$N\" 4 \"$g\" || exit\n"));
        params.comment().ifPresent(comment -> script.append(field("passwd", 5, comment)));
        params.home().filter(home -> !home.equals(state.home())).ifPresent(home -> {
            if (params.moveHome()) {
                script.append("mv ").append(Quote.quote(state.home())).append(" \"$H\" || exit\n");
            }
            script.append(field("passwd", 6, home));
        });
        params.shell().ifPresent(shell -> script.append(field("passwd", 7, shell)));
        return script.append(groups(state.otherGroups()))
                .append(expiry())
                .append(":\n")
                .toString();
    }

    /** What useradd and usermod would not do, before anything is done. */
    private String refusals(Set<String> groupsNow) {
        UserModule.Params params = change.params();
        StringBuilder script = new StringBuilder();
        boolean renumbered = params.uid()
                .filter(uid -> !uid.toString().equals(change.state().uid()))
                .isPresent();
        if (renumbered && !params.nonUnique()) {
            script.append("unused /etc/passwd \"$u\" \"uid $u is another user's\" || exit\n");
        }
        newGroups(groupsNow)
                .forEach(group -> script.append("grep -q ")
                        .append(Quote.quote("^" + group + ":"))
                        .append(" /etc/group || { echo ")
                        .append(Quote.quote("there is no group " + group))
                        .append(" >&2; exit 6; }\n"));
        return script.toString();
    }

    private List<String> newGroups(Set<String> now) {
        return change.params().groups().isEmpty()
                ? List.of()
                : change.wantedGroups().stream()
                        .filter(group -> !now.contains(group))
                        .toList();
    }

    /** A group of the user's own goes with it. */
    String remove() {
        String home = change.params().remove()
                ? "rm -rf " + Quote.quote(change.state().home()) + "\n"
                : "";
        return """
                for f in passwd shadow; do drop_line "/etc/$f" "$N" || exit; done
                for g in $(awk -F: '{ print $1 }' /etc/group); do member "$N" drop "$g" || exit; done
                if grep -q "^$N:[^:]*:[^:]*:$" /etc/group; then drop_line /etc/group "$N"; fi
                """ + home;
    }

    /** The line for chpasswd is on standard input. */
    static String password() {
        return "IFS=: read -r _ hash && set_field /etc/shadow \"$N\" 2 \"$hash\" || exit\n";
    }

    static String lock(boolean lock) {
        return "w=$(awk -F: -v n=\"$N\" '$1 == n { print $2 }' /etc/shadow)\nset_field /etc/shadow \"$N\" 2 "
                + (lock ? "\"!$w\"" : "\"${w#!}\"") + " || exit\n";
    }

    static String makeHome(UserModule.Params params) {
        String skeleton = Quote.quote(params.skeleton().orElse("/etc/skel"));
        return "mkdir -p \"$H\" && { [ ! -d " + skeleton + " ] || cp -r " + skeleton
                + "/. \"$H\"; } && chown -R \"$N:$(id -gn \"$N\")\" \"$H\" && chmod " + homeMode(params)
                + " \"$H\" || exit\n";
    }

    private static String homeMode(UserModule.Params params) {
        return params.umask()
                .map(umask -> Integer.toOctalString(0777 & ~Integer.parseInt(umask, 8)))
                .orElse("755");
    }

    private static String primaryGroup(String group) {
        return "g=$(gid_of " + Quote.quote(group) + ")\n[ -n \"$g\" ] || { echo "
                + Quote.quote("there is no group " + group) + " >&2; exit 6; }\n";
    }

    private String groups(Set<String> current) {
        StringBuilder script = new StringBuilder();
        if (change.params().groups().isPresent()) {
            Set<String> wanted = change.wantedGroups();
            newGroups(current)
                    .forEach(group -> script.append("member \"$N\" add ")
                            .append(Quote.quote(group))
                            .append(" || exit\n"));
            current.stream()
                    .filter(group -> !wanted.contains(group))
                    .forEach(group -> script.append("member \"$N\" drop ")
                            .append(Quote.quote(group))
                            .append(" || exit\n"));
        }
        return script.toString();
    }

    private String expiry() {
        return change.params().expires().isPresent() ? field("shadow", 8, change.expiryDays()) : "";
    }

    private static String field(String file, int index, String value) {
        return "set_field /etc/" + file + " \"$N\" " + index + " " + Quote.quote(value) + " || exit\n";
    }
}
