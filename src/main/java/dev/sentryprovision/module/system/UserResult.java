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

    static Map<String, Object> of(UserModule.Params params, UserState before, RunResult result) {
        return switch (result) {
            case RunResult.Ran(Reply reply) -> {
                if (!reply.succeeded()) {
                    throw HostFailure.ofCommand("changing user " + params.name(), reply);
                }
                yield UserState.read(params, reply).fields();
            }
            case RunResult.NotRun _ -> predicted(params, before);
        };
    }

    private static Map<String, Object> predicted(UserModule.Params params, UserState before) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Unknown unknown = new Unknown("what user " + params.name() + " will be");
        fields.put("uid", params.uid().<Object>map(uid -> uid).orElse(known(before, before.uid(), unknown)));
        fields.put("group", known(before, before.gid(), unknown));
        fields.put("comment", params.comment().orElse(before.comment()));
        fields.put("home", params.home().orElse(before.exists() ? before.home() : "/home/" + params.name()));
        fields.put("shell", params.shell().<Object>map(shell -> shell).orElse(known(before, before.shell(), unknown)));
        return fields;
    }

    private static Object known(UserState before, String value, Unknown unknown) {
        if (!before.exists()) {
            return unknown;
        }
        return value.matches("\\d+") ? Long.valueOf(value) : value;
    }
}
