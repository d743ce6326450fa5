/** A machine as modules see it: looks and changes, live, as a dry run, or ahead of time; facts. */
package dev.sentryprovision.host;
