package dev.sentryprovision.module.system;

import dev.sentryprovision.host.Need;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.shell.Command;

/** That no user or group has a number yet. */
final class FreeNumber {

    private FreeNumber() {}

    /** @param database passwd or group */
    static Need of(String database, long number) {
        String script = """
                n=$(getent %1$s %2$d 2>/dev/null || grep '^[^:]*:[^:]*:%2$d:' /etc/%1$s) || exit 0
                echo "the number %2$d belongs to ${n%%%%:*}" >&2; exit 1
                """.formatted(database, number);
        return Need.success(Command.script(script), Subject.anyOf(database.equals("passwd") ? "user" : "group"));
    }
}
