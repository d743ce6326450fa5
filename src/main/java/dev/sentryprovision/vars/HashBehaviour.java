package dev.sentryprovision.vars;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.util.Map;
import java.util.Optional;

/** Ansible's setting that merges mappings of different levels. It is refused: every result would mean something else. */
public final class HashBehaviour {

    private static final String VARIABLE = "ANSIBLE_HASH_BEHAVIOUR";

    private HashBehaviour() {}

    /** The problem when the environment asks for merging. */
    public static Optional<Problem> refuseMerge(Map<String, String> environment) {
        return "merge".equalsIgnoreCase(environment.getOrDefault(VARIABLE, "").strip())
                ? Optional.of(Problem.error(
                        "hash_behaviour 'merge' is not supported: a variable replaces one of the same name",
                        SourceSpan.of("environment variable " + VARIABLE),
                        "unset it, and merge where it is wanted with the filter 'combine'"))
                : Optional.empty();
    }
}
