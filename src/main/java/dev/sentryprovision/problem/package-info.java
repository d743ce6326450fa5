/** Source spans, problems (what is wrong, where, how to mend it) and their collector. */
package dev.sentryprovision.problem;
