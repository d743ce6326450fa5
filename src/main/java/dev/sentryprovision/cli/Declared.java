package dev.sentryprovision.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares the options of a verb; what was given is read through what each declaration returns, once the command line is
 * parsed. Declared in code, not by annotations: reading those took longer than all else at the start.
 */
final class Declared {

    private final CommandSpec spec;

    private Declared(CommandSpec spec) {
        this.spec = spec;
    }

    /** A verb; {@code -h} is among its options from the start. */
    static Declared forVerb(Verb verb) {
        CommandSpec spec = CommandSpec.create().name(Application.NAME + " " + verb.label());
        spec.usageMessage().description(verb.summary()).sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this")
                .order(1000)
                .build());
        return new Declared(spec);
    }

    CommandSpec spec() {
        return spec;
    }

    BooleanSupplier flag(String description, String... names) {
        return switchOption(description, false, names);
    }

    /** One that is understood but not worth a line of help. */
    BooleanSupplier hiddenFlag(String... names) {
        return switchOption("", true, names);
    }

    /** How often it was given. */
    IntSupplier count(String description, String... names) {
        OptionSpec option =
                add(OptionSpec.builder(names).type(boolean[].class).arity("0").description(description));
        return () -> option.getValue() instanceof boolean[] given ? given.length : 0;
    }

    Supplier<Optional<String>> one(String label, String description, String... names) {
        OptionSpec option = add(
                OptionSpec.builder(names).type(String.class).paramLabel(label).description(description));
        return () -> Optional.ofNullable(option.getValue());
    }

    Supplier<Optional<Integer>> number(String label, String description, String... names) {
        OptionSpec option = add(OptionSpec.builder(names)
                .type(Integer.class)
                .converters(new PositiveNumber())
                .paramLabel(label)
                .description(description));
        return () -> Optional.ofNullable(option.getValue());
    }

    /** All of them, in order. */
    Supplier<List<String>> many(String label, String description, String... names) {
        return list(OptionSpec.builder(names).paramLabel(label).description(description));
    }

    /** All of them, and several in one, with commas. */
    Supplier<List<String>> words(String label, String description, String... names) {
        Supplier<List<String>> given = many(label, description, names);
        return () -> given.get().stream()
                .flatMap(text -> List.of(text.split(",")).stream())
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Words that are not options. */
    Supplier<List<String>> positional(String label, String arity, String description) {
        PositionalParamSpec param = PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .index(arity.equals("1") ? "0" : "0..*")
                .paramLabel(label)
                .description(description)
                .build();
        spec.addPositional(param);
        return () -> strings(param.getValue());
    }

    private BooleanSupplier switchOption(String description, boolean hidden, String... names) {
        OptionSpec option = add(OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .hidden(hidden)
                .description(description));
        return () -> Boolean.TRUE.equals(option.getValue());
    }

    private Supplier<List<String>> list(OptionSpec.Builder builder) {
        OptionSpec option = add(builder.type(List.class).auxiliaryTypes(String.class));
        return () -> strings(option.getValue());
    }

    private OptionSpec add(OptionSpec.Builder builder) {
        OptionSpec option = builder.build();
        spec.addOption(option);
        return option;
    }

    private static List<String> strings(Object given) {
        return given instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }
}
