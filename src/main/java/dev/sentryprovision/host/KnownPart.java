package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;

/** Asks for a name where the machine looks names up; without getent, in the files. */
record KnownPart(Look.Known look) implements LookPart {

    @Override
    public String script() {
        String database = switch (look.names()) {
            case USER -> "passwd";
            case GROUP -> "group";
        };
        return """
                sp_p=%s
                if getent %s "$sp_p" >/dev/null 2>&1; then printf +
                else while IFS=: read -r sp_n sp_d; do [ "$sp_n" != "$sp_p" ] || { printf +; break; }; done </etc/%s; fi
                sp_z
                """.formatted(Quote.quote(look.name()), database, database);
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        answers.put(look, out.nextText().equals("+"));
    }
}
