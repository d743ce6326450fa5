package dev.sentryprovision.connection;

/** Ends a process with all that came from it; with the shell and {@code /proc} alone. */
public final class ProcessTree {

    private ProcessTree() {}

    /**
     * A script that kills a process and its descendants. These are asked first, so that they can remove their temporary
     * files; the process itself stands still meanwhile and starts nothing new. Then each level is stopped before its
     * children are listed, so that none is started. sudo stops itself when its child does, and would then never end: it is
     * woken.
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
                below() {
                    next=
                    for entry in /proc/[0-9]*; do
                        parent_of "${entry#/proc/}" || continue
                        for one in $level; do
                            [ "$parent" = "$one" ] && next="$next ${entry#/proc/}"
                        done
                    done
                    level=$next
                }
                level="PID" all= asked= parent=
                parent_of $level
                above=$parent
                kill -STOP $level 2>/dev/null
                below
                while [ -n "$level" ]; do asked="$asked $level"; below; done
                [ -z "$asked" ] || { kill -TERM $asked; sleep 1; } 2>/dev/null
                level="PID"
                while [ -n "$level" ]; do
                    kill -STOP $level 2>/dev/null
                    all="$all $level"
                    below
                done
                kill -KILL $all 2>/dev/null
                [ -z "$above" ] || kill -CONT $above 2>/dev/null
                true
                """.replace("PID", pid);
    }
}
