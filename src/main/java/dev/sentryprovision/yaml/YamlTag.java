package dev.sentryprovision.yaml;

/** The tags that outlive reading; those of YAML itself only decide the type of a value. */
public enum YamlTag {
    NONE,
    /** {@code !vault} or its older spelling {@code !vault-encrypted}: the text is a vault envelope. */
    VAULT,
    /** {@code !unsafe}: texts in it are never templates. */
    UNSAFE
}
