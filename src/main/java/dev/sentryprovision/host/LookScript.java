package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One script for many looks, and the way back from what it printed. Plain POSIX {@code sh} with the tools of busybox;
 * the shell decides by itself what it can, so that as few processes as possible are started: one {@code stat} for all
 * paths, a {@code head} only where a file is.
 */
final class LookScript {

    /** sp_z ends a part; sp_n tells whether an absent path may be believed, or a folder above it is closed to this user. */
    private static final String FUNCTIONS = """
            sp_z() { printf '\\n%s\\n' "$sp_m"; }
            sp_n() { sp_d=${1%/*}; while [ -n "$sp_d" ]; do if [ -d "$sp_d" ]; then [ -x "$sp_d" ]; return; fi; sp_d=${sp_d%/*}; done; }
            """;

    private final List<LookPart> parts = new ArrayList<>();

    LookScript(Collection<Look<?>> looks, boolean account) {
        if (account) {
            parts.add(new AccountPart());
        }
        StatPart.of(looks).ifPresent(parts::add);
        DigestPart.of(looks).forEach(parts::add);
        WritablePart.of(looks).ifPresent(parts::add);
        for (Look<?> look : looks) {
            switch (look) {
                case Look.Read read -> parts.add(new ReadPart(read));
                case Look.RealPath path -> parts.add(new RealPathPart(path));
                case Look.Tree tree -> parts.add(new TreePart(tree));
                case Look.Query query -> parts.add(new QueryPart(query));
                case Look.Known known -> parts.add(new KnownPart(known));
                case Look.Stat _, Look.Digest _, Look.Writable _ -> {}
            }
        }
    }

    String text(String nonce) {
        StringBuilder script = new StringBuilder("sp_m=" + nonce + "\n" + FUNCTIONS);
        parts.forEach(part -> script.append(part.script()));
        return script.toString();
    }

    Answers parse(Reply reply, String nonce) {
        Answers answers = new Answers();
        Frames out = new Frames(reply.stdout(), nonce);
        Frames err = new Frames(reply.stderr(), nonce);
        parts.forEach(part -> part.read(out, err, answers));
        return answers;
    }
}
