package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;

/** Warns about keys written twice in one mapping, with both places; not about more of them than anybody reads. */
final class DuplicateKeys {

    private static final int MOST = 50;

    private final Problems warnings;
    private int count;

    DuplicateKeys(Problems warnings) {
        this.warnings = warnings;
    }

    void warn(YamlMapping.Entry first, YamlScalar again) {
        if (count++ < MOST) {
            SourceSpan before = first.key().where();
            warnings.add(Problem.warning(
                    "the key '" + again.text() + "' is written twice in one mapping",
                    again.where(),
                    "the other is at line " + before.line() + ", column " + before.column() + "; the last one wins"));
        }
    }
}
