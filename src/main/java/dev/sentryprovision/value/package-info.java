/**
 * The values of the playbook language.
 *
 * <p>A value is a {@link java.lang.String}, {@link java.lang.Boolean}, {@link java.lang.Long},
 * {@link java.math.BigInteger}, {@link java.lang.Double}, {@link java.util.List}, {@link java.util.Map} (keys are
 * values, order is kept), {@link dev.sentryprovision.value.None} for null, or
 * {@link dev.sentryprovision.value.Unknown} for what a dry run cannot know. Java's null is never a value.
 *
 * <p>A <em>raw</em> value, as written in a playbook or inventory and not yet rendered, may also hold
 * {@link dev.sentryprovision.value.TemplateText} and {@link dev.sentryprovision.value.EncryptedText}. A plain string is
 * never rendered: facts, command output and results of lookups therefore cannot smuggle in templates.
 */
package dev.sentryprovision.value;
