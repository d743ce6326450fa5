package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All digests of one algorithm, by one process. */
record DigestPart(String algorithm, List<Look.Digest> looks) implements LookPart {

    private static final Set<String> KNOWN = Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

    static Stream<DigestPart> of(Collection<Look<?>> looks) {
        return looks.stream()
                .filter(Look.Digest.class::isInstance)
                .map(Look.Digest.class::cast)
                .collect(Collectors.groupingBy(Look.Digest::algorithm, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new DigestPart(group.getKey(), group.getValue()));
    }

    @Override
    public String script() {
        return """
                set -- %s
                for sp_p do shift
                if [ -f "$sp_p" ]; then
                if [ -r "$sp_p" ]; then printf +; set -- "$@" "$sp_p"; else printf '!'; fi
                elif sp_n "$sp_p"; then printf -; else printf '!'; fi
                done; sp_z
                [ $# = 0 ] || %s -- "$@" 2>/dev/null; sp_z
                """.formatted(
                Quote.quote(looks.stream().map(look -> look.path().text()).toList()), tool());
    }

    /** An algorithm that nobody knows is no command to run. */
    private String tool() {
        return KNOWN.contains(algorithm) ? algorithm + "sum" : "false";
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        String flags = out.nextText();
        Map<String, String> digests = DigestLine.parse(out.nextText());
        for (int i = 0; i < looks.size(); i++) {
            Look.Digest look = looks.get(i);
            switch (flags.charAt(i)) {
                case '+' ->
                    answer(look, Optional.ofNullable(digests.get(look.path().text())), answers);
                case '-' -> answers.put(look, Optional.empty());
                default -> answers.refuse(look, "permission denied: " + look.path());
            }
        }
    }

    private void answer(Look.Digest look, Optional<String> digest, Answers answers) {
        if (digest.isPresent()) {
            answers.put(look, digest);
        } else {
            answers.refuse(
                    look,
                    "no " + algorithm + " digest of " + look.path() + ": the machine has no " + algorithm
                            + "sum, or the file could not be read");
        }
    }
}
