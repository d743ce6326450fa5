package dev.sentryprovision.vars;

/** A raw value (see package {@code value}) and where it was defined. */
public record Definition(Object value, Origin origin) {}
