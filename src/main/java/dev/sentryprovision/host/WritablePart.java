package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Asks where this user may write; the shell knows by itself. That of busybox takes it that root may everywhere. */
record WritablePart(List<Look.Writable> looks) implements LookPart {

    static Optional<WritablePart> of(Collection<Look<?>> looks) {
        List<Look.Writable> own = looks.stream()
                .filter(Look.Writable.class::isInstance)
                .map(Look.Writable.class::cast)
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(new WritablePart(own));
    }

    @Override
    public String script() {
        return """
                for sp_p in %s; do
                if [ ! -d "$sp_p" ] || { [ -w "$sp_p" ] && [ -x "$sp_p" ]; }; then printf +; else printf -; fi
                done; sp_z
                """.formatted(Quote.quote(
                looks.stream().map(look -> look.folder().text()).toList()));
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        String flags = out.nextText();
        for (int i = 0; i < looks.size(); i++) {
            answers.put(looks.get(i), flags.charAt(i) == '+');
        }
    }
}
