package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of a mapping, taken one by one; what is left at the end is unknown. A null is as if it were not there. */
final class Fields {

    private final YamlMapping mapping;
    private final Problems problems;
    private final Expect expect;
    private final Set<String> taken = new HashSet<>();

    Fields(YamlMapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
        this.expect = new Expect(problems);
    }

    SourceSpan where() {
        return mapping.entries().isEmpty()
                ? mapping.where()
                : mapping.entries().getFirst().key().where();
    }

    YamlMapping mapping() {
        return mapping;
    }

    Expect expect() {
        return expect;
    }

    boolean has(String name) {
        return mapping.get(name).isPresent();
    }

    SourceSpan whereIs(String name) {
        return mapping.entry(name).map(entry -> entry.key().where()).orElse(where());
    }

    Optional<YamlNode> take(String name) {
        taken.add(name);
        return mapping.get(name).filter(node -> !Expect.isNothing(node));
    }

    Optional<Written> text(String name) {
        return take(name).flatMap(node -> expect.text(name, node));
    }

    Optional<Written> truth(String name) {
        return take(name).flatMap(node -> expect.truth(name, node));
    }

    Optional<Written> number(String name) {
        return take(name).flatMap(node -> expect.number(name, node));
    }

    List<Written> texts(String name) {
        return take(name).map(node -> expect.texts(name, node)).orElse(List.of());
    }

    List<Written> maps(String name) {
        return take(name).map(node -> expect.maps(name, node)).orElse(List.of());
    }

    Map<String, Written> vars(String name) {
        return take(name).map(node -> expect.vars(name, node)).orElse(Map.of());
    }

    /** A truth that decides how the playbook is read, so that it cannot be a template. */
    boolean plainTruth(String name, boolean otherwise) {
        return truth(name)
                .map(written -> Truth.of(written.raw()).orElse(otherwise))
                .orElse(otherwise);
    }

    /** What nobody took. */
    List<YamlMapping.Entry> rest() {
        return mapping.entries().stream()
                .filter(entry -> !taken.contains(entry.key().text()))
                .filter(entry -> !isRefusedButEmpty(entry))
                .toList();
    }

    /** Nothing is asked of what is not supported. */
    static boolean isRefusedButEmpty(YamlMapping.Entry entry) {
        return Vocabulary.isRefused(entry.key().text()) && Expect.isNothing(entry.value());
    }

    /** Complains about what nobody took. */
    void rejectRest(Level level) {
        rest().forEach(entry -> problems.add(
                Vocabulary.unknown(entry.key().text(), level, entry.key().where())));
    }
}
