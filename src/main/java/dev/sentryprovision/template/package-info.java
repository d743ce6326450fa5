/**
 * Jinja templates with native values: {@link dev.sentryprovision.template.Templates} is the way in.
 *
 * <p>What is where: {@code python} has Python's values, operators, methods and text forms; {@code expression} the
 * expression language, parsed once to trees that evaluate themselves in a {@code Frame}; {@code statement} the tags and
 * the scanner; {@code filter}, {@code test}, {@code lookup} and {@code function} what templates call, a class for each
 * family, loaded when a name of it is used; {@code serial} JSON and YAML.
 *
 * <p>A raw value becomes a value when it is used: a text is rendered, a list or dict is a view whose elements are rendered
 * when they are asked for. Plain texts are never rendered, so what lookups, facts and commands give cannot become code.
 * In conditions, too, a nested <code>{{ }}</code> is a value in parentheses, never more of the condition.
 *
 * <p>Jinjava has no part in rendering. Tried with our expressions plugged into it ({@code resolveELExpression}), its
 * nodes give text only, so <code>{% set x = [1] %}{{ x }}</code> is no longer a list; its scanner ends
 * <code>{{ {'a': {'b': 1}} }}</code> at the first two braces; and loading its classes costs 0.7 s of CPU time, against
 * some milliseconds of the parser here. It serves the tests, as a second opinion on plain templates.
 */
package dev.sentryprovision.template;
