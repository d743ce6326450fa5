package dev.sentryprovision.playbook;

import java.util.Set;
import java.util.regex.Pattern;

/** Names that variables can have: identifiers of Python (ASCII) that are no words of Python. */
public final class VariableName {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Set<String> PYTHON = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private VariableName() {}

    public static boolean isValid(String name) {
        return IDENTIFIER.matcher(name).matches() && !PYTHON.contains(name);
    }
}
