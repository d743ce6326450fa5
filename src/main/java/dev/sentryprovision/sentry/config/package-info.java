/** Edits of Sentry's own configuration files, that leave what the installer and the operator wrote. */
package dev.sentryprovision.sentry.config;
