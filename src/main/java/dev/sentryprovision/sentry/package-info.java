/**
 * What is known about self-hosted Sentry, as data and pure functions: releases, requirements, ways to upgrade, supported
 * systems, services, images, volumes, settings, the installer and its failures.
 *
 * <p>The data is in YAML beside this package (resources), each file read once, at its first use. It follows what upstream's
 * tagged files do; where the deployment guide says otherwise, a comment in the data names the difference.
 */
package dev.sentryprovision.sentry;
