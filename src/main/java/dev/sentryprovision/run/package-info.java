/**
 * The engine: plays, tasks, blocks, loops, handlers and strategies. Its only voice is events.
 *
 * <p>The tree of tasks is walked over <em>sets of hosts</em>: a task runs on all hosts of the set at once, a block runs
 * its body on the set, its rescue on those that failed there, and its always on all. With the strategy {@code free} the
 * same walk is done for each host alone, side by side.
 */
package dev.sentryprovision.run;
