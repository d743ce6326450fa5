package dev.sentryprovision.template.test;

import dev.sentryprovision.template.expression.Check;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Truth;
import java.util.Map;

/** The test {@code version}. */
final class VersionCheck {

    private VersionCheck() {}

    static Map<String, Check> all() {
        return Map.of("version", VersionCheck::holds, "version_compare", VersionCheck::holds);
    }

    private static boolean holds(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("version", "version", "operator", "strict", "version_type");
        String left = Repr.str(value);
        String right = Repr.str(bound.required(0));
        if (left.isEmpty() || right.isEmpty()) {
            throw Failure.filter((left.isEmpty() ? "Input version value" : "Version parameter to compare against")
                    + " cannot be empty");
        }
        if (bound.present(2).isPresent() && bound.present(3).isPresent()) {
            throw Failure.filter("Cannot specify both 'strict' and 'version_type'");
        }
        String type = bound.present(2).filter(Truth::of).isPresent()
                ? "strict"
                : bound.present(3).map(Repr::str).orElse("loose");
        return decided(compare(type, left, right), bound.text(1, "eq"));
    }

    private static int compare(String type, String left, String right) {
        return switch (type) {
            case "loose" -> Versions.loose(left, right);
            case "strict" -> Versions.strict(left, right);
            case "semver", "semantic" -> Versions.semantic(left, right);
            case "pep440" -> Pep440.parse(left).compareTo(Pep440.parse(right));
            default ->
                throw Failure.filter(
                        "Invalid version type (" + type + "). Must be one of loose, strict, semver, semantic, pep440");
        };
    }

    private static boolean decided(int order, String operator) {
        return switch (operator) {
            case "==", "=", "eq" -> order == 0;
            case "!=", "<>", "ne" -> order != 0;
            case "<", "lt" -> order < 0;
            case "<=", "le" -> order <= 0;
            case ">", "gt" -> order > 0;
            case ">=", "ge" -> order >= 0;
            default ->
                throw Failure.filter("Invalid operator type (" + operator
                        + "). Must be one of ==, =, eq, <, lt, <=, le, >, " + "gt, >=, ge, !=, <>, ne");
        };
    }
}
