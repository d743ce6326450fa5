/** Facts of a machine: one script that gathers, pure parsers that understand. */
package dev.sentryprovision.host.facts;
