package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.event.Diff.AttributeChange;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.system.UserModule.UpdatePassword;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must change for a user to be as wanted. */
record UserChange(UserModule.Params params, UserState state) {

    private static final Map<Integer, String> AGES = Map.of(
            4, "password_expire_min",
            5, "password_expire_max",
            6, "password_expire_warn",
            7, "password_expire_account_disable");

    List<AttributeChange> differences() {
        List<AttributeChange> differences = new ArrayList<>();
        add(differences, "state", state.exists() ? "present" : "absent", "present");
        params.uid().ifPresent(uid -> add(differences, "uid", state.uid(), uid.toString()));
        params.group()
                .filter(group -> !group.equals(state.gid()))
                .ifPresent(group -> add(differences, "group", state.primaryGroup(), group));
        params.groups().ifPresent(_ -> add(differences, "groups", joined(state.otherGroups()), joined(wantedGroups())));
        params.comment().ifPresent(comment -> add(differences, "comment", state.comment(), comment));
        params.seuser()
                .ifPresent(seuser -> add(differences, "seuser", state.said().getOrDefault("seuser", ""), seuser));
        params.shell().ifPresent(shell -> add(differences, "shell", state.shell(), shell));
        params.home().ifPresent(home -> add(differences, "home", state.home(), home));
        if (state.exists() && makesHome()) {
            add(differences, "home directory", "absent", "present");
        }
        if (setsPassword()) {
            add(differences, "password", "", "set");
        }
        params.passwordLock().ifPresent(lock -> add(differences, "password lock", yes(state.has("locked")), yes(lock)));
        params.expires()
                .ifPresent(_ -> add(differences, "expires", state.expires().orElse(""), expiryDays()));
        ages().forEach((field, days) ->
                add(differences, AGES.get(field), state.said().getOrDefault("age" + field, ""), days));
        if (makesKey()) {
            add(differences, "ssh key", state.has("keyfile") ? "present" : "absent", "generated");
        }
        return differences;
    }

    private static void add(List<AttributeChange> list, String name, String before, String after) {
        if (!before.equals(after)) {
            list.add(new AttributeChange(name, before, after));
        }
    }

    private static String yes(boolean truth) {
        return truth ? "yes" : "no";
    }

    private static String joined(Set<String> names) {
        return String.join(",", new TreeSet<>(names));
    }

    Set<String> wantedGroups() {
        Set<String> wanted = new TreeSet<>(params.groups().orElse(List.of()));
        wanted.removeIf(String::isEmpty);
        wanted.remove(state.primaryGroup());
        if (params.append().orElse(false)) {
            wanted.addAll(state.otherGroups());
        }
        return wanted;
    }

    boolean makesHome() {
        return params.createHome() && (!state.exists() || state.has("nohome") && !params.moveHome());
    }

    boolean setsPassword() {
        return params.password().isPresent()
                && (!state.exists() || params.updatePassword() == UpdatePassword.ALWAYS && state.has("otherpassword"));
    }

    /** What must change of the fields of shadow(5) that say how old a password may be; a limit of -1 is an empty field. */
    Map<Integer, String> ages() {
        Map<Integer, String> wrong = new TreeMap<>();
        params.passwordAge()
                .fields()
                .forEach((field, wanted) -> wanted.map(days -> days < 0 ? "" : days.toString())
                        .filter(days -> !days.equals(state.said().getOrDefault("age" + field, "")))
                        .ifPresent(days -> wrong.put(field, days)));
        return wrong;
    }

    boolean makesKey() {
        return params.sshKey().generateSshKey() && (!state.has("keyfile") || params.force());
    }

    /** Days since 1970, as the shadow file counts; empty for never. */
    String expiryDays() {
        return params.expires()
                .filter(seconds -> seconds >= 0)
                .map(seconds -> Long.toString((long) (seconds / 86400)))
                .orElse("");
    }

    String home() {
        return params.home().orElse(state.exists() ? state.home() : "/home/" + params.name());
    }

    Command command() {
        return new UserCommands(this).command();
    }

    Command removal() {
        return new UserCommands(this).removal();
    }

    Effect effect() {
        Effect effect = Effect.of((state.exists() ? "change user " : "add user ") + params.name());
        for (AttributeChange each : differences()) {
            effect = effect.changing(each.name(), each.before(), each.after());
        }
        effect = effect.touching(Subject.named("user", params.name()))
                .predicting(Look.home(params.name()), Reply.printing(home()));
        for (String group : namedGroups()) {
            effect = effect.needing(Need.group(group));
        }
        if (params.uid().isPresent()
                && !params.nonUnique()
                && !params.uid().get().toString().equals(state.uid())) {
            effect = effect.needing(FreeNumber.of("passwd", params.uid().get()));
        }
        boolean fresh = !state.exists() && params.createHome();
        return fresh ? effect.making(new RemotePath(home()), Optional.empty()) : effect;
    }

    private Set<String> namedGroups() {
        Set<String> named = new TreeSet<>(wantedGroups());
        params.group().ifPresent(named::add);
        named.removeIf(group -> group.matches("[0-9]+"));
        return named;
    }

    Effect removalEffect() {
        Effect effect = Effect.of("delete user " + params.name())
                .changing("state", "present", "absent")
                .touching(Subject.named("user", params.name()));
        return params.remove() ? effect.making(new RemotePath(state.home()), Optional.empty()) : effect;
    }
}
