package dev.sentryprovision.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Encrypts single values, ready to be put into a file of variables. */
final class VaultStrings {

    private static final String INDENT = " ".repeat(10);

    private final Surroundings surroundings;
    private final Supplier<List<String>> names;
    private final Supplier<Optional<String>> stdinName;
    private final BooleanSupplier prompt;

    VaultStrings(Surroundings surroundings, Declared options) {
        this.surroundings = surroundings;
        names = options.many("NAME", "encrypt-string: name of the variable; may be repeated", "-n", "--name");
        stdinName = options.one("NAME", "encrypt-string: the value on standard input is of this name", "--stdin-name");
        prompt = options.flag("encrypt-string: ask for the value", "-p", "--prompt");
    }

    /** @param input standard input, read when it is asked for */
    void encrypt(List<String> texts, Supplier<String> input, UnaryOperator<String> encrypt) {
        if (prompt.getAsBoolean()) {
            String value = surroundings.prompt().ask("String to encrypt").reveal();
            print(name(0), encrypt.apply(value));
            return;
        }
        List<String> values = texts.stream().filter(text -> !text.equals("-")).toList();
        if (values.size() < texts.size() || stdinName.get().isPresent() || values.isEmpty()) {
            print(stdinName.get(), encrypt.apply(input.get()));
        }
        for (int i = 0; i < values.size(); i++) {
            print(name(i), encrypt.apply(values.get(i)));
        }
    }

    private Optional<String> name(int index) {
        return index < names.get().size() ? Optional.of(names.get().get(index)) : Optional.empty();
    }

    private void print(Optional<String> name, String envelope) {
        StringBuilder text = new StringBuilder(name.map(label -> label + ": ").orElse("")).append("!vault |\n");
        envelope.lines().forEach(line -> text.append(INDENT).append(line).append('\n'));
        surroundings.out().print(text);
    }
}
