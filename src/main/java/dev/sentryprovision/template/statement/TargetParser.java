package dev.sentryprovision.template.statement;

import dev.sentryprovision.template.expression.Token;
import dev.sentryprovision.template.expression.TokenStream;
import dev.sentryprovision.template.python.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a value is assigned to. */
record TargetParser(TokenStream tokens) {

    private static final Set<String> CONSTANTS = Set.of("true", "false", "none", "True", "False", "None");

    /** A name, a member of a namespace, or several of them. */
    Target assignable() {
        Token name = tokens.current();
        if (name.kind() == Token.Kind.NAME && tokens.ahead().is(".")) {
            tokens.next();
            tokens.next();
            return new Target.Member(name.text(), tokens.name("a name"), name.offset());
        }
        return several();
    }

    /** Names with commas between. */
    Target several() {
        int offset = tokens.current().offset();
        List<Target> targets = new ArrayList<>(List.of(one()));
        if (!tokens.current().is(",")) {
            return targets.getFirst();
        }
        while (tokens.skip(",")
                && (tokens.current().is("(")
                        || tokens.current().kind() == Token.Kind.NAME
                                && !tokens.current().isName("in"))) {
            targets.add(one());
        }
        return new Target.Several(List.copyOf(targets), offset);
    }

    /** A name, or names in parentheses. */
    Target one() {
        if (tokens.skip("(")) {
            Target inner = several();
            tokens.expect(")");
            return inner;
        }
        int offset = tokens.current().offset();
        String name = tokens.name("a name");
        if (CONSTANTS.contains(name)) {
            throw Failure.syntax("cannot assign to '" + name + "'", offset);
        }
        return new Target.Variable(name);
    }
}
