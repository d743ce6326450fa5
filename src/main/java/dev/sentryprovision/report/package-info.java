/** Events in, views out: console, JSON, HTML. Besides the command line nothing else prints. */
package dev.sentryprovision.report;
