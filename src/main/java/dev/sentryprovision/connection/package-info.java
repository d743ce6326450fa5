/** SSH and local transports, becoming another user, the framed shell, host keys; the only importer of sshj. */
package dev.sentryprovision.connection;
