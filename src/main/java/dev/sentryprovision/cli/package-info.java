/** The command line: one class a verb, flags to an options record, a run, an exit status. */
package dev.sentryprovision.cli;
