package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import dev.sentryprovision.yaml.YamlSequence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a playbook file and the playbooks it imports. */
final class PlaybookParser {

    private final Loading loading;
    private final Problems problems;
    private final Place place;

    /** @param place the file, what led to it, and the variables of its imports */
    PlaybookParser(Loading loading, Place place) {
        this.loading = loading;
        this.problems = loading.problems();
        this.place = place;
    }

    /** @param vars variables that imports give to the plays, and which win over theirs */
    List<Play> parse(Map<String, Written> vars) {
        List<Play> plays = new ArrayList<>();
        loading.read(place.file()).ifPresent(node -> {
            if (node instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
                sequence.items().forEach(item -> plays.addAll(entry(item, vars)));
            } else {
                notAPlaybook(node);
            }
        });
        return plays;
    }

    private void notAPlaybook(YamlNode node) {
        boolean empty = Expect.isNothing(node) || node instanceof YamlSequence;
        if (empty) {
            problems.error(
                    "this playbook is empty", SourceSpan.of(place.file().toString()), "begin with '- hosts: all'");
        } else {
            new Expect(problems).wrong("a playbook", "begin each play with '- '", "a list of plays", node);
        }
    }

    private List<Play> entry(YamlNode node, Map<String, Written> vars) {
        if (!(node instanceof YamlMapping mapping)) {
            new Expect(problems).wrong("a play", "begin it with '- hosts: …'", "a mapping", node);
            return List.of();
        }
        Optional<YamlMapping.Entry> imported = mapping.entries().stream()
                .filter(entry -> ModuleName.shortened(entry.key().text()).equals("import_playbook"))
                .findFirst();
        if (imported.isPresent()) {
            return imported(imported.get(), new Fields(mapping, problems), vars);
        }
        Optional<YamlMapping.Entry> include = mapping.entry("include");
        if (include.isPresent() && mapping.get("hosts").isEmpty()) {
            problems.error(
                    "'include' was removed from the language",
                    include.get().key().where(),
                    "use import_playbook");
            return List.of();
        }
        return new PlayParser(loading, place.file(), mapping)
                .parse(vars).stream().toList();
    }

    private List<Play> imported(YamlMapping.Entry entry, Fields fields, Map<String, Written> vars) {
        fields.text("name");
        fields.take(entry.key().text());
        Map<String, Written> given = Merge.over(fields.vars("vars"), vars);
        Keywords keywords = KeywordsParser.parse(fields, Level.IMPORT_PLAYBOOK, VarsLayer.Scope.IMPORT);
        fields.rejectRest(Level.IMPORT_PLAYBOOK);
        if (!(entry.value() instanceof YamlScalar) || Expect.isNothing(entry.value())) {
            new Expect(problems).wrong("import_playbook", "the name of a file", entry.value());
            return List.of();
        }
        Written name = Expect.written(entry.value());
        return loading.staticName(name, place.withScope(given), "write the name out, or give it with -e").stream()
                .flatMap(text -> read(text, name.where(), given).stream())
                .map(play -> ImportedPlay.with(keywords, play))
                .toList();
    }

    private List<Play> read(String name, SourceSpan where, Map<String, Written> vars) {
        Path beside = folder().resolve(name.strip()).normalize();
        Optional<Path> found = Stream.concat(Stream.of(beside), inCollections(name))
                .filter(Files::isRegularFile)
                .findFirst();
        if (found.isEmpty()) {
            problems.error("no playbook '" + name + "'", where, "looked for " + beside);
            return List.of();
        }
        Path file = found.get();
        Place.Link link = Place.Link.to(file);
        if (place.isReading(link)) {
            problems.error("this import never ends: " + place.cycle(link), where);
            return List.of();
        }
        return loading.mayImport(where) ? new PlaybookParser(loading, place.inFile(file)).parse(vars) : List.of();
    }

    private Stream<Path> inCollections(String name) {
        String base = name.strip().replaceFirst("\\.(yml|yaml)$", "");
        return new CollectionPaths(loading.playbookFolder(), loading.options())
                .named(base, "playbooks")
                .flatMap(path ->
                        Stream.of(".yml", ".yaml").map(ending -> path.resolveSibling(path.getFileName() + ending)));
    }

    private Path folder() {
        Path parent = place.file().getParent();
        return parent == null ? Path.of("") : parent;
    }
}
