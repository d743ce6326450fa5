package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code meta/main.yml} and {@code meta/argument_specs.yml}. */
final class RoleMetaParser {

    private static final String SPECS = "argument_specs";

    private final Loading loading;
    private final Problems problems;
    private final RoleFolder files;
    private final Place place;

    RoleMetaParser(Loading loading, RoleFolder files, Place place) {
        this.loading = loading;
        this.problems = loading.problems();
        this.files = files;
        this.place = place;
    }

    RoleMeta parse() {
        Optional<Path> specFile = files.file("meta", SPECS);
        Optional<Map<String, Written>> specs = specFile.map(file -> mapping(file)
                .flatMap(fields -> fields.take(SPECS))
                .map(this::specs)
                .orElse(Map.of()));
        Optional<Path> main = files.file("meta", "main");
        RoleMeta meta = main.flatMap(file -> mapping(file).map(fields -> meta(fields, file)))
                .orElse(RoleMeta.NONE);
        return new RoleMeta(
                meta.dependencies(), meta.allowDuplicates(), specs.orElse(meta.argumentSpecs()), meta.collections());
    }

    private Optional<Fields> mapping(Path file) {
        return loading.read(file)
                .filter(node -> !Expect.isNothing(node))
                .flatMap(node -> new Expect(problems).content(file.getFileName().toString(), node))
                .map(mapping -> new Fields(mapping, problems));
    }

    private RoleMeta meta(Fields fields, Path file) {
        fields.take("galaxy_info");
        RoleMeta meta = new RoleMeta(
                dependencies(fields, file),
                fields.plainTruth("allow_duplicates", false),
                fields.take(SPECS).map(this::specs).orElse(Map.of()),
                fields.take("collections").map(Expect::written));
        fields.rejectRest(Level.META);
        return meta;
    }

    private List<RoleInvocation> dependencies(Fields fields, Path file) {
        Optional<YamlSequence> list =
                fields.take("dependencies").flatMap(node -> fields.expect().sequence("dependencies", node));
        RoleEntryParser entries = new RoleEntryParser(loading, place.inFileOnly(file));
        return list.stream()
                .flatMap(sequence -> sequence.items().stream())
                .map(RoleMetaParser::withoutSource)
                .flatMap(item -> entries.parse(item).stream())
                .toList();
    }

    /** An entry may say where the role was once fetched from; its name is then the last part of that. */
    private static YamlNode withoutSource(YamlNode item) {
        if (!(item instanceof YamlMapping mapping) || mapping.get("src").isEmpty()) {
            return item;
        }
        List<YamlMapping.Entry> rest = mapping.entries().stream()
                .filter(entry ->
                        !List.of("src", "scm", "version").contains(entry.key().text()))
                .toList();
        boolean named = mapping.get("name").isPresent() || mapping.get("role").isPresent();
        return named || !(mapping.get("src").get() instanceof YamlScalar source)
                ? new YamlMapping(rest, mapping.tag(), mapping.where())
                : roleOf(source);
    }

    private static YamlNode roleOf(YamlScalar source) {
        String name = source.text()
                .replaceFirst(",.*", "")
                .replaceFirst("\\.(git|tar\\.gz)$", "")
                .replaceFirst(".*[/:]", "");
        return new YamlScalar(name, name, source.style(), source.tag(), source.where());
    }

    private Map<String, Written> specs(YamlNode node) {
        Map<String, Written> specs = new LinkedHashMap<>();
        new Expect(problems)
                .mapping(SPECS, node)
                .ifPresent(mapping -> mapping.entries()
                        .forEach(entry -> new Expect(problems)
                                .mapping(entry.key().text(), entry.value())
                                .ifPresent(spec -> specs.put(
                                        entry.key().text(),
                                        new Written(
                                                Expect.written(spec).raw(),
                                                entry.key().where())))));
        return specs;
    }
}
