package dev.sentryprovision.yaml;

import dev.sentryprovision.problem.SourceSpan;

/** A value in a YAML text, with its place. An alias is the node it stands for. */
public sealed interface YamlNode permits YamlScalar, YamlSequence, YamlMapping {

    /** Where the value begins; the length is 0 when it goes over several lines. */
    SourceSpan where();

    YamlTag tag();

    /** What a reader would call it in a sentence: "a mapping", "a list", "a text" ... */
    String kind();
}
