/** Running upstream's installer: when it is due, how it is answered, and what its end means. */
package dev.sentryprovision.sentry.install;
