package dev.sentryprovision.yaml;

/**
 * How large a text may be, so that no file can use up the machine.
 *
 * @param characters length of the text
 * @param depth      collections inside collections
 * @param aliasNodes values that aliases add, each counted with all it holds
 */
public record YamlLimits(int characters, int depth, long aliasNodes) {

    /** Far above what people write: 32 million characters, 256 levels, a million values through aliases. */
    public static final YamlLimits GENEROUS = new YamlLimits(32_000_000, 256, 1_000_000);
}
