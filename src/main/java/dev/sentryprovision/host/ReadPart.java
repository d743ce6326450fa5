package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;
import java.util.Arrays;

/** Reads a file, one byte further than was asked for, to tell whether there is more. */
record ReadPart(Look.Read look) implements LookPart {

    @Override
    public String script() {
        return """
                sp_p=%s
                if [ -f "$sp_p" ]; then
                if [ -r "$sp_p" ]; then printf +; head -c %d -- "$sp_p" 2>/dev/null; else printf '!'; fi
                elif sp_n "$sp_p"; then printf -; else printf '!'; fi; sp_z
                """.formatted(Quote.quote(look.path().text()), look.limit() + 1);
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        byte[] part = out.next();
        switch (part[0]) {
            case '+' -> answers.put(look, content(Arrays.copyOfRange(part, 1, part.length)));
            case '-' -> answers.put(look, new Reading.Absent());
            default -> answers.refuse(look, "permission denied: " + look.path());
        }
    }

    private Reading content(byte[] bytes) {
        return bytes.length > look.limit() ? new Reading.TooLarge() : new Reading.Whole(bytes);
    }
}
