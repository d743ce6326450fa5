package dev.sentryprovision.module.system;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.HostFailure;
import dev.sentryprovision.host.RunResult;
import dev.sentryprovision.value.Unknown;
import java.util.LinkedHashMap;
import java.util.Map;

/** Result keys of a user that was changed: the command prints the user's line at its end. */
final class UserResult {

    private UserResult() {}

    /** What a script of {@link UserCommands} prints between what programs said and how the user is. */
    static final char MARK = '\036';

    static Map<String, Object> of(UserChange change, RunResult result) {
        UserModule.Params params = change.params();
        return switch (result) {
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand("changing user " + params.name(), reply);
                }
                yield fields(params, reply);
            }
            case RunResult.NotRun _ -> predicted(change);
        };
    }

    private static Map<String, Object> fields(UserModule.Params params, Reply reply) {
        int mark = reply.out().lastIndexOf(MARK);
        Map<String, Object> fields = new LinkedHashMap<>(
                UserState.read(params, Reply.printing(reply.out().substring(mark + 1)))
                        .fields());
        Map.of("stdout", reply.out().substring(0, Math.max(mark, 0)), "stderr", reply.err())
                .forEach((key, text) -> {
                    if (!text.isEmpty()) {
                        fields.put(key, text);
                    }
                });
        return fields;
    }

    private static Map<String, Object> predicted(UserChange change) {
        UserModule.Params params = change.params();
        UserState before = change.state();
        Map<String, Object> fields = new LinkedHashMap<>();
        Unknown unknown = new Unknown("what user " + params.name() + " will be");
        fields.put("uid", params.uid().<Object>map(uid -> uid).orElse(known(before, before.uid(), unknown)));
        fields.put("group", known(before, before.gid(), unknown));
        fields.put("comment", params.comment().orElse(before.comment()));
        fields.put("home", params.home().orElse(before.exists() ? before.home() : "/home/" + params.name()));
        fields.put("shell", params.shell().<Object>map(shell -> shell).orElse(known(before, before.shell(), unknown)));
        if (change.makesKey()) {
            Unknown key = new Unknown("the key of user " + params.name());
            fields.put("ssh_key_file", params.sshKey().file(change.home()));
            fields.put("ssh_fingerprint", key);
            fields.put("ssh_public_key", key);
        }
        return fields;
    }

    private static Object known(UserState before, String value, Unknown unknown) {
        if (!before.exists()) {
            return unknown;
        }
        return value.matches("\\d+") ? Long.valueOf(value) : value;
    }
}
