package dev.sentryprovision.playbook;

import java.util.List;
import java.util.Optional;

/**
 * {@code until}, {@code retries} (3 when absent) and {@code delay} (seconds, 5 when absent). With {@code retries} and no
 * {@code until} a task is repeated until it does not fail.
 */
public record Retry(List<Written> until, Optional<Written> retries, Optional<Written> delay) {}
