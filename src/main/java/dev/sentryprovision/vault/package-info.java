/**
 * Ansible vault: encrypted files and {@code !vault} texts, formats 1.1 and 1.2 (AES-256 in counter mode, HMAC-SHA256,
 * keys by PBKDF2; all from the JDK).
 *
 * <p>{@link dev.sentryprovision.vault.VaultPasswords} gets passwords from files, scripts and prompts;
 * {@link dev.sentryprovision.vault.Vault} decrypts and encrypts with them, and tells the redactor whatever it decrypts.
 */
package dev.sentryprovision.vault;
