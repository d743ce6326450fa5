package dev.sentryprovision.template;

import dev.sentryprovision.problem.SourceSpan;

/** A variable that a text reads, and where. */
public record Read(String name, SourceSpan where) {}
