package dev.sentryprovision.playbook;

import java.util.Optional;

/**
 * A task's loop.
 *
 * @param lookup nothing for {@code loop}; {@code items} for {@code with_items} and so on
 * @param items  the list, or the template that gives it, or the terms of the lookup
 */
public record Loop(Optional<String> lookup, Written items, LoopControl control) {}
