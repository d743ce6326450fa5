package dev.sentryprovision.testing;

/** Every program with its arguments that a machine starts by its name, from now on: one stands before each on the path. */
public final class CommandRecord {

    private static final String RECORD = "/var/tmp/commands";

    private CommandRecord() {}

    /** A script that begins the record. */
    public static String begin() {
        return """
                touch %1$s && chmod 666 %1$s
                for program in /usr/sbin/* /usr/bin/*; do
                    name=${program##*/}
                    [ -x "$program" ] && [ "$name" != '[' ] && [ ! -e "/usr/local/bin/$name" ] || continue
                    printf '#!/bin/sh\\nprintf "%%%%s\\\\n" "%%s $*" >>%1$s\\nexec %%s "$@"\\n' "$name" "$program" \\
                        >"/usr/local/bin/$name"
                    chmod 755 "/usr/local/bin/$name"
                done
                """.formatted(RECORD);
    }

    /** A script that ends it. */
    public static String end() {
        return "grep -l '>>" + RECORD + "' /usr/local/bin/* | xargs rm -f; rm -f " + RECORD;
    }

    /** A script that prints what was recorded. */
    public static String print() {
        return "cat " + RECORD;
    }
}
