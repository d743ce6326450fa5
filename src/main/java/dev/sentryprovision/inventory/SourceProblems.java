package dev.sentryprovision.inventory;

import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;

/** Where a source reports what is wrong with it, so that one bad line does not hide the next. */
record SourceProblems(Problems problems, String source) {

    /** Something to do that may find the text wrong. */
    interface Step {
        void run();
    }

    SourceSpan at(int line, int column, int length) {
        return new SourceSpan(source, line, column, length);
    }

    void attempt(SourceSpan where, Step step) {
        try {
            step.run();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (IllegalArgumentException e) {
            problems.error(e.getMessage(), where);
        }
    }
}
