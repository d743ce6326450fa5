/** Secret values, and the redactor that every output passes through. */
package dev.sentryprovision.secret;
