package dev.sentryprovision.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.host.RemotePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * What Ansible's module of the same name takes and tells is taken and told here: arguments, aliases, choices, defaults and
 * result keys. What is not, is listed with the reason; and an entry of that list that is true no more must go.
 */
class ArgumentsOfAnsibleTest {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private final ModuleRegistry modules = ModuleRegistry.create();

    private record Theirs(Map<String, Map<String, Object>> arguments, List<String> results) {

        @SuppressWarnings("unchecked")
        static Theirs of(Map<String, Object> module) {
            return new Theirs(
                    (Map<String, Map<String, Object>>) module.get("arguments"), (List<String>) module.get("results"));
        }
    }

    @TestFactory
    Stream<DynamicTest> what_ansible_documents() throws IOException {
        Map<String, Map<String, Object>> theirs = read("ansible-arguments.yml");
        Map<String, Map<String, String>> reasons = read("ansible-arguments-not-taken.yml");
        assertThat(theirs.keySet()).containsAll(reasons.keySet()).hasSizeGreaterThan(70);
        return theirs.entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(
                        module.getKey(),
                        () -> assertThat(lacking(
                                        modules.find(module.getKey()).orElseThrow(), Theirs.of(module.getValue())))
                                .containsExactlyInAnyOrderElementsOf(reasons.getOrDefault(module.getKey(), Map.of())
                                        .keySet())));
    }

    private static <T> Map<String, T> read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(RESOURCES.resolve(name))) {
            return new TreeMap<>(new Yaml().<Map<String, T>>load(in));
        }
    }

    private static Set<String> lacking(ModuleType module, Theirs theirs) {
        Parameters ours = module.parameters();
        Set<String> lacking = new TreeSet<>();
        theirs.arguments()
                .forEach((name, argument) -> ours.named(name)
                        .ifPresentOrElse(
                                parameter -> differences(parameter, ours, argument)
                                        .forEach(difference -> lacking.add(name + " " + difference)),
                                () -> lacking.add(name)));
        String told = String.join("\n", module.spec().returns());
        theirs.results().stream()
                .filter(key -> !told.matches("(?s).*\\b" + key + "\\b.*"))
                .forEach(key -> lacking.add("result " + key));
        return lacking;
    }

    private static List<String> differences(Parameter parameter, Parameters ours, Map<String, Object> theirs) {
        List<String> differences = new ArrayList<>();
        texts(theirs, "aliases")
                .filter(alias -> !ours.named(alias).equals(ours.named(parameter.name())))
                .forEach(alias -> differences.add("alias " + alias));
        texts(theirs, "choices")
                .filter(choice -> !takes(parameter, choice))
                .forEach(choice -> differences.add("choice " + choice));
        if (!sameDefault(parameter, theirs.getOrDefault("default", "").toString())) {
            differences.add("default " + theirs.getOrDefault("default", "no"));
        }
        if (parameter.required() && !theirs.containsKey("required")) {
            differences.add("required");
        }
        return differences;
    }

    /** A flag that is off without saying so is as one whose default is off; else, a default more than theirs is told. */
    private static boolean sameDefault(Parameter parameter, String theirs) {
        boolean flag = parameter.type().label().equals("boolean");
        String there = flag && theirs.isEmpty() ? "no" : theirs;
        String here = flag && !parameter.hasDefault() ? "no" : parameter.defaultValue();
        return there.isEmpty()
                || here.equals(there)
                || !here.isEmpty() && value(parameter, here).equals(value(parameter, there));
    }

    private static boolean takes(Parameter parameter, String choice) {
        return !value(parameter, choice).equals("refused");
    }

    private static Object value(Parameter parameter, String written) {
        try {
            return parameter.type().convert(written, RemotePath::new);
        } catch (RuntimeException _) {
            return "refused";
        }
    }

    private static Stream<String> texts(Map<String, Object> argument, String key) {
        return argument.get(key) instanceof List<?> list ? list.stream().map(String.class::cast) : Stream.of();
    }
}
