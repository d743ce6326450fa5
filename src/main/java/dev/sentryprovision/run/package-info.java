/** Plays, tasks, blocks, loops, handlers, strategies: the engine; its only voice is events. */
package dev.sentryprovision.run;
