/**
 * Hosts and groups: where they come from, what variables they bring, and which of them a pattern means.
 *
 * <p>{@link dev.sentryprovision.inventory.InventoryReader} reads sources into an immutable
 * {@link dev.sentryprovision.inventory.Inventory}; {@link dev.sentryprovision.inventory.HostPatterns} picks hosts from
 * one. Hosts that tasks add during a run go through {@link dev.sentryprovision.inventory.RuntimeInventory}, which
 * replaces its inventory by a larger one.
 */
package dev.sentryprovision.inventory;
