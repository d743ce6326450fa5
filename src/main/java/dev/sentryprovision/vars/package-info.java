/**
 * Variables: who defines them, who wins, and where the winner was written.
 *
 * <p>A {@link dev.sentryprovision.vars.Definition} is a raw value with its {@link dev.sentryprovision.vars.Origin}.
 * Definitions come in {@link dev.sentryprovision.vars.VariableLayer}s, one for each thing that defines variables (a file
 * in {@code group_vars}, the vars of a play, the vars of a task), and each belongs to a level of precedence,
 * {@link dev.sentryprovision.vars.Layer}. {@link dev.sentryprovision.vars.LayeredVariables} is a stack of such layers in
 * which a name is looked up from the top. Maps are never merged, so building the variables of a task costs the same
 * whether there are ten variables or ten thousand.
 *
 * <h2>How the engine uses it</h2>
 *
 * <ol>
 *   <li>Once for a run: {@code ExtraVariables.parse} for {@code -e}.
 *   <li>Once for a host: {@code inventory.baseLayers(host)}, shared between hosts wherever the source is, and a
 *       {@link dev.sentryprovision.vars.HostVariables}, the store of what tasks learn: facts, registered results,
 *       {@code set_fact}, {@code include_vars}.
 *   <li>Once for a play: layers for its {@code vars}, prompts and {@code vars_files} (read with
 *       {@link dev.sentryprovision.vars.VariableFiles}), and for defaults and vars of its roles.
 *   <li>For task T on host H: {@code base.with(host.layers()).with(layers of the task)}, where {@code base} is the
 *       {@code LayeredVariables} of host and play; for each loop item one more {@code with}. The order in which layers
 *       are given matters only within one level; there, the later one wins.
 * </ol>
 */
package dev.sentryprovision.vars;
