/** Jinja: our expression engine, jinjava for statements, filters, tests, lookups; the only importer of jinjava. */
package dev.sentryprovision.template;
