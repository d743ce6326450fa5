package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user as the host knows it. The password never comes here: the host compares it.
 *
 * @param passwd the fields of the user's line in the passwd database; empty when there is no such user
 * @param said   what else the host said, by its first word
 */
record UserState(List<String> passwd, Map<String, String> said) {

    static UserState ask(UserModule.Params params, Host host) {
        Look.Query look = Look.Query.of(command(params)).dependingOn(Subject.named("user", params.name()));
        return read(params, host.look(look));
    }

    static UserState read(UserModule.Params params, Reply reply) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String line : reply.out().lines().toList()) {
            int blank = line.indexOf(' ');
            said.put(blank < 0 ? line : line.substring(0, blank), blank < 0 ? "" : line.substring(blank + 1));
        }
        if (said.containsKey("unreadable")) {
            throw new HostFailure("the password database cannot be read as this user; use become");
        }
        String passwd = said.getOrDefault("passwd", "");
        return new UserState(passwd.isEmpty() ? List.of() : List.of(passwd.split(":", -1)), said);
    }

    private static boolean needsShadow(UserModule.Params params) {
        return params.password().isPresent()
                || params.passwordLock().isPresent()
                || params.expires().isPresent()
                || params.passwordAge().fields().values().stream().anyMatch(Optional::isPresent);
    }

    private static Command command(UserModule.Params params) {
        StringBuilder script = new StringBuilder("N=" + Quote.quote(params.name()) + "\n");
        if (params.seuser().isPresent()) {
            script.append("""
                    selinuxenabled 2>/dev/null || [ -e /sys/fs/selinux/enforce ] || echo noselinux
                    t=$(sed -n 's/^SELINUXTYPE=//p' /etc/selinux/config 2>/dev/null)
                    echo "seuser $(awk -F: -v n="$N" '$1 == n { print $2 }' "/etc/selinux/$t/seusers" 2>/dev/null)"
                    """);
        }
        script.append("""
                p=$(getent passwd "$N" 2>/dev/null || grep "^$N:" /etc/passwd) || exit 0
                echo "passwd $p"
                echo "primary $(id -gn "$N")"
                echo "groups $(id -Gn "$N")"
                h=${p%:*}; h=${h##*:}
                [ -d "$h" ] || echo nohome
                """);
        if (params.sshKey().generateSshKey()) {
            script.append(lookAtKey(params.sshKey()));
        }
        if (needsShadow(params)) {
            script.append("""
                    s=$(getent shadow "$N" 2>/dev/null || grep "^$N:" /etc/shadow 2>/dev/null) || { echo unreadable; exit 0; }
                    IFS=: read -r _ w _ a4 a5 a6 a7 e _ <<.
                    $s
                    .
                    [ "$w" = "$PASSWORD" ] || [ "$w" = "!$PASSWORD" ] || echo otherpassword
                    case $w in !*) echo locked;; esac
                    printf '%s\\n' "expires $e" "age4 $a4" "age5 $a5" "age6 $a6" "age7 $a7"
                    """);
        }
        Map<String, String> environment = params.password()
                .map(secret -> Map.of("PASSWORD", secret.reveal()))
                .orElse(Map.of());
        return Command.script(script.toString()).withEnvironment(environment);
    }

    /** Prints what there is of a key; {@code $h} is the home. */
    static String lookAtKey(UserModule.SshKey key) {
        return "k=" + key.path() + """

                if [ -f "$k" ]; then
                  echo "keyfile $k"
                  echo "fingerprint $(ssh-keygen -l -f "$k" </dev/null 2>&1)"
                  echo "public $(cat "$k.pub" 2>/dev/null)"
                fi
                """;
    }

    boolean exists() {
        return !passwd.isEmpty();
    }

    String uid() {
        return field(2);
    }

    String gid() {
        return field(3);
    }

    String comment() {
        return field(4);
    }

    String home() {
        return field(5);
    }

    String shell() {
        return field(6);
    }

    private String field(int index) {
        return index < passwd.size() ? passwd.get(index) : "";
    }

    String primaryGroup() {
        return said.getOrDefault("primary", "");
    }

    /** Groups besides the primary one. */
    Set<String> otherGroups() {
        Set<String> groups =
                new LinkedHashSet<>(List.of(said.getOrDefault("groups", "").split(" ")));
        groups.remove(primaryGroup());
        groups.remove("");
        return groups;
    }

    boolean has(String word) {
        return said.containsKey(word);
    }

    Optional<String> expires() {
        return Optional.ofNullable(said.get("expires")).filter(days -> !days.isEmpty());
    }

    /** As result keys. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("uid", Long.parseLong(uid()));
        fields.put("group", Long.parseLong(gid()));
        fields.put("comment", comment());
        fields.put("home", home());
        fields.put("shell", shell());
        number("age4").ifPresent(days -> fields.put("password_expire_min", days));
        number("age5").ifPresent(days -> fields.put("password_expire_max", days));
        if (has("keyfile")) {
            fields.put("ssh_key_file", said.get("keyfile"));
            fields.put("ssh_fingerprint", said.get("fingerprint"));
            fields.put("ssh_public_key", said.get("public"));
        }
        return fields;
    }

    private Optional<Long> number(String word) {
        return Optional.ofNullable(said.get(word))
                .filter(text -> text.matches("-?\\d+"))
                .map(Long::valueOf);
    }
}
