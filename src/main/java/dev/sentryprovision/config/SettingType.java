package dev.sentryprovision.config;

/** What the text of a setting is taken for. */
public enum SettingType {
    TEXT("text"),
    FLAG("yes or no"),
    NUMBER("number"),
    /** Separated by commas. */
    WORDS("words with commas"),
    /** Relative ones begin at the folder of the file, or at the current one for environment variables. */
    PATH("path"),
    /** Separated by colons. */
    FOLDERS("folders with colons"),
    /** Separated by commas, as inventories are. */
    SOURCES("paths with commas");

    private final String label;

    SettingType(String label) {
        this.label = label;
    }

    /** As a reader of the documentation would call it. */
    public String label() {
        return label;
    }
}
