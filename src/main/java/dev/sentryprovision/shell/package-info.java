/** Commands as values: quoting, standard input, environment; a secret is refused as an argument. */
package dev.sentryprovision.shell;
