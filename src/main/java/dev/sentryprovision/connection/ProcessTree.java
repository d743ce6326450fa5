package dev.sentryprovision.connection;

/** Ends a process with all that came from it; with the shell and {@code /proc} alone. */
public final class ProcessTree {

    private ProcessTree() {}

    /**
     * A script that kills a process and its descendants. Each level is stopped before its children are listed, so that
     * none is started meanwhile. sudo stops itself when its child does, and would then never end: it is woken.
     */
    static String kill(long pid) {
        return kill(Long.toString(pid));
    }

    /** @param pid a number, or shell text that gives one */
    public static String kill(String pid) {
        return """
                parent_of() {
                    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return
                    rest=${line##*) } rest=${rest#* } parent=${rest%% *}
                }
                level="PID" all= parent=
                parent_of $level
                above=$parent
                while [ -n "$level" ]; do
                    kill -STOP $level 2>/dev/null
                    all="$all $level" next=
                    for entry in /proc/[0-9]*; do
                        parent_of "${entry#/proc/}" || continue
                        for one in $level; do
                            [ "$parent" = "$one" ] && next="$next ${entry#/proc/}"
                        done
                    done
                    level=$next
                done
                kill -KILL $all 2>/dev/null
                [ -z "$above" ] || kill -CONT $above 2>/dev/null
                true
                """.replace("PID", pid);
    }
}
