package dev.sentryprovision.vault;

import dev.sentryprovision.secret.Secret;

/** A password and the id it is known by; {@link #DEFAULT_ID} when the user gave none. */
public record VaultPassword(String id, Secret secret) {

    public static final String DEFAULT_ID = "default";
}
