/** What the engine says: sealed event records. Reports turn them into views; nothing else prints. */
package dev.sentryprovision.event;
