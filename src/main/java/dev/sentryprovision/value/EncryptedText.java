package dev.sentryprovision.value;

import dev.sentryprovision.problem.SourceSpan;

/** A {@code !vault} value, decrypted when it is used. */
public record EncryptedText(String envelope, SourceSpan where) {}
