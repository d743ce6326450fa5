/** The model of playbooks and roles, and the parser that keeps file, line and column. */
package dev.sentryprovision.playbook;
