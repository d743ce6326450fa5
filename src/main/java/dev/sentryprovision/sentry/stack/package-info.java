/** The running installation: what its containers are, what they should be, and what brings the one to the other. */
package dev.sentryprovision.sentry.stack;
