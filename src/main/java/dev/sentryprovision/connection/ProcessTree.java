package dev.sentryprovision.connection;

/** Ends a process with all that came from it; with the shell and {@code /proc} alone. */
final class ProcessTree {

    private ProcessTree() {}

    /**
     * A script that kills a process and its descendants. Each level is stopped before its children are listed, so that
     * none is started meanwhile.
     */
    static String kill(long pid) {
        return """
                level=%d all=
                while [ -n "$level" ]; do
                    kill -STOP $level 2>/dev/null
                    all="$all $level" next=
                    for entry in /proc/[0-9]*; do
                        { read -r line <"$entry/stat"; } 2>/dev/null || continue
                        rest=${line##*) } rest=${rest#* } parent=${rest%%%% *}
                        for one in $level; do
                            [ "$parent" = "$one" ] && next="$next ${entry#/proc/}"
                        done
                    done
                    level=$next
                done
                kill -KILL $all 2>/dev/null
                true
                """.formatted(pid);
    }
}
