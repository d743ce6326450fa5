package dev.sentryprovision.host;

import dev.sentryprovision.host.Change.PathChange;

/** A step that will change something, what it meets, and the change. */
record Planned(Step step, Situation situation, PathChange change) {}
