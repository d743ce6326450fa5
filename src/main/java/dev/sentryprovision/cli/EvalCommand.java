package dev.sentryprovision.cli;

import dev.sentryprovision.inventory.HostPatterns;
import dev.sentryprovision.inventory.Inventory;
import dev.sentryprovision.inventory.InventoryHost;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.report.AnsibleJson;
import dev.sentryprovision.template.TemplateScope;
import dev.sentryprovision.template.TemplateSettings;
import dev.sentryprovision.template.Templates;
import dev.sentryprovision.value.TemplateText;
import dev.sentryprovision.vault.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Prints what an expression or a template gives, for hosts of an inventory or without any. */
final class EvalCommand implements Command {

    private final Surroundings surroundings;
    private final Supplier<List<String>> expression;
    private final BooleanSupplier json;
    private final BooleanSupplier stdin;
    private final InventoryOptions inventory;
    private final VariableOptions variables;
    private final VaultOptions vault;

    EvalCommand(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        expression = options.positional("EXPRESSION", "0..1", "an expression, or a text with {{ }} in it");
        json = options.flag("print JSON on one line", "--json");
        stdin = options.flag(
                "read requests from standard input, a JSON object a line: template or when, vars or vars_yaml, dir;"
                        + " answer each with a line",
                "--stdin");
        inventory = new InventoryOptions(options);
        variables = new VariableOptions(options);
        vault = new VaultOptions(options);
    }

    @Override
    public int run() {
        if (stdin.getAsBoolean() == !expression.get().isEmpty()) {
            throw new ProblemException(Problem.error("say an EXPRESSION, or --stdin"));
        }
        boolean hostOptions = inventory.isGiven()
                || inventory.limit().isPresent()
                || !variables.extraVars().isEmpty();
        if (stdin.getAsBoolean() && hostOptions) {
            throw new ProblemException(
                    Problem.error("with --stdin variables come with the requests; leave out -i, -l and -e"));
        }
        Sources sources = new Sources(surroundings, new Vault(vault.passwords(surroundings), surroundings.redactor()));
        Templates templates = new Templates(TemplateSettings.standard(sources.vault()::decrypt, HostPatterns::names));
        if (stdin.getAsBoolean()) {
            new EvalRequests(surroundings, templates).answerAll();
            return ExitStatus.DONE;
        }
        show(sources, templates);
        return ExitStatus.DONE;
    }

    private void show(Sources sources, Templates templates) {
        boolean hostsMeant = inventory.isGiven() || inventory.limit().isPresent();
        Inventory hosts = sources.inventory(hostsMeant ? inventory.chosen(surroundings) : List.of());
        HostScopes scopes =
                new HostScopes(surroundings, hosts, sources.extraVariables(variables.extraVars()), templates);
        if (!hostsMeant) {
            print(text(value(templates, scopes.withoutHost())));
            return;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        String pattern = inventory.limit().orElse("all");
        for (InventoryHost host : sources.match(hosts, pattern, SourceSpan.of("--limit"), Optional.empty())) {
            values.put(host.name(), value(templates, scopes.of(host)));
        }
        showAll(values);
    }

    /** One host's value alone, so that scripts can take it; those of several with their names. */
    private void showAll(Map<String, Object> values) {
        if (values.size() == 1) {
            values.values().forEach(value -> print(text(value)));
        } else if (json.getAsBoolean()) {
            print(AnsibleJson.line(values));
        } else {
            values.forEach((host, value) -> print(host + ": " + text(value)));
        }
    }

    private Object value(Templates templates, TemplateScope scope) {
        String text = expression.get().getFirst();
        SourceSpan where = SourceSpan.at("EXPRESSION", 1, 1);
        Object value = TemplateText.isTemplate(text)
                ? templates.render(new TemplateText(text, where), scope)
                : templates.evaluate(text, where, scope);
        return surroundings.redactor().redactValue(value);
    }

    private String text(Object value) {
        if (json.getAsBoolean()) {
            return AnsibleJson.line(value);
        }
        return value instanceof String text ? text : AnsibleJson.indented(value);
    }

    private void print(String line) {
        surroundings.out().println(line);
    }
}
