package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Expression;
import dev.sentryprovision.template.expression.ExpressionParser;
import dev.sentryprovision.template.expression.TokenStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a macro.
 *
 * @param defaults of the last parameters
 */
record Signature(List<String> parameters, List<Expression> defaults) {

    static Signature parse(TokenStream tokens) {
        List<String> parameters = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.skip(")")) {
            if (!parameters.isEmpty()) {
                tokens.expect(",");
            }
            parameters.add(tokens.name("the name of a parameter"));
            if (tokens.skip("=")) {
                defaults.add(new ExpressionParser(tokens).expression());
            } else if (!defaults.isEmpty()) {
                throw tokens.unexpected("non-default argument follows default argument");
            }
        }
        return new Signature(List.copyOf(parameters), List.copyOf(defaults));
    }
}
