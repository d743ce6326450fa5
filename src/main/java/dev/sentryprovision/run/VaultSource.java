package dev.sentryprovision.run;

import dev.sentryprovision.secret.Secret;
import java.nio.file.Path;

/** Where a vault password comes from. */
public sealed interface VaultSource {

    /** The label of {@code --vault-id}; without one every label is tried. */
    String DEFAULT_LABEL = "default";

    String label();

    /** Typed in by the user. */
    record Typed(String label, Secret password) implements VaultSource {}

    /** A file that holds the password, or, when it is executable, prints it. */
    record FileOrScript(String label, Path path) implements VaultSource {}
}
