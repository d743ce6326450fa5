package dev.sentryprovision.module;

import java.util.ArrayList;
import java.util.List;

/** The documentation of a module, made of its declarations and nothing else. */
public final class ModuleDoc {

    private final ModuleType type;

    public ModuleDoc(ModuleType type) {
        this.type = type;
    }

    /** One line for a list of modules. */
    public String line() {
        return String.format("%-20s %s", type.name(), type.spec().summary());
    }

    /** For a terminal. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(type.name()).append(" - ").append(type.spec().summary()).append('\n');
        alsoKnownAs(out, "Also: ", "\n");
        out.append("\nParameters:\n");
        for (Parameter parameter : type.parameters().all()) {
            out.append("  ").append(heading(parameter)).append('\n');
            out.append("      ").append(parameter.documentation()).append('\n');
            for (String fact : facts(parameter)) {
                out.append("      ").append(fact).append('\n');
            }
        }
        section(out, "\nHolds between them:\n", rules(), "  ");
        section(out, "\nReturns:\n", List.of(type.spec().returns()), "  ");
        for (String example : type.spec().examples()) {
            out.append("\nExample:\n").append(example.indent(2));
        }
        return out.toString();
    }

    /** For the manual. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("## ")
                .append(type.name())
                .append("\n\n")
                .append(type.spec().summary())
                .append("\n");
        alsoKnownAs(out, "\nAlso: `", "`\n");
        out.append("\n| parameter | takes | default | meaning |\n|---|---|---|---|\n");
        for (Parameter parameter : type.parameters().all()) {
            out.append(row(parameter));
        }
        section(out, "\n", rules(), "- ");
        section(out, "\nReturns:\n\n", List.of(type.spec().returns()), "- ");
        for (String example : type.spec().examples()) {
            out.append("\n```yaml\n").append(example.strip()).append("\n```\n");
        }
        return out.toString();
    }

    private void alsoKnownAs(StringBuilder out, String before, String after) {
        if (type.names().size() > 1) {
            out.append(before)
                    .append(String.join(
                            ", ", type.names().subList(1, type.names().size())))
                    .append(after);
        }
    }

    private static void section(StringBuilder out, String heading, List<String> lines, String indent) {
        if (!lines.isEmpty()) {
            out.append(heading);
            lines.forEach(line -> out.append(indent).append(line).append('\n'));
        }
    }

    private static String heading(Parameter parameter) {
        return parameter.name() + (parameter.required() ? " (required)" : "") + ": "
                + parameter.type().label();
    }

    private List<String> facts(Parameter parameter) {
        List<String> facts = new ArrayList<>();
        if (!parameter.type().choices().isEmpty()) {
            facts.add("One of: " + String.join(", ", parameter.type().choices()));
        }
        if (parameter.hasDefault()) {
            facts.add("Default: " + parameter.defaultValue());
        }
        if (!parameter.aliases().isEmpty()) {
            facts.add("Aliases: " + String.join(", ", parameter.aliases()));
        }
        if (parameter.name().equals(type.spec().freeForm())) {
            facts.add("Can be written as free text after the module's name.");
        }
        if (parameter.secret()) {
            facts.add("Never shown.");
        }
        return facts;
    }

    private static String row(Parameter parameter) {
        List<String> choices = parameter.type().choices();
        String takes = choices.isEmpty() ? parameter.type().label() : String.join(", ", choices);
        String aliases =
                parameter.aliases().isEmpty() ? "" : " (also `" + String.join("`, `", parameter.aliases()) + "`)";
        return "| `" + parameter.name() + "`" + aliases + (parameter.required() ? ", required" : "") + " | " + takes
                + " | " + (parameter.hasDefault() ? "`" + parameter.defaultValue() + "`" : "") + " | "
                + parameter.documentation().replace("|", "\\|") + " |\n";
    }

    private List<String> rules() {
        List<String> lines = new ArrayList<>();
        for (Rule rule : type.parameters().rules()) {
            if (rule.exclusive().length > 0) {
                lines.add("Only one of: " + String.join(", ", rule.exclusive()));
            }
            if (rule.oneOf().length > 0) {
                lines.add("At least one of: " + String.join(", ", rule.oneOf())
                        + (condition(rule).isEmpty() ? "" : "," + condition(rule)));
            }
            if (rule.together().length > 0) {
                lines.add("Together: " + String.join(", ", rule.together()));
            }
            if (rule.needs().length > 0) {
                lines.add(String.join(", ", rule.needs()) + ": required" + condition(rule));
            }
        }
        return lines;
    }

    private static String condition(Rule rule) {
        String values = rule.is().length == 0 ? "given" : String.join(" or ", rule.is());
        return rule.when().isEmpty() ? "" : " when " + rule.when() + " is " + values;
    }
}
