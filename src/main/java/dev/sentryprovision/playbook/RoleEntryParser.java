package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.yaml.YamlMapping;
import dev.sentryprovision.yaml.YamlNode;
import dev.sentryprovision.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an entry of {@code roles} or of a role's {@code dependencies}, and the role. */
final class RoleEntryParser {

    private final Loading loading;
    private final Problems problems;
    private final Place place;

    RoleEntryParser(Loading loading, Place place) {
        this.loading = loading;
        this.problems = loading.problems();
        this.place = place;
    }

    Optional<RoleInvocation> parse(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            return parse(new Fields(mapping, problems));
        }
        if (node instanceof YamlScalar && !Expect.isNothing(node)) {
            return invocation(Expect.written(node), Keywords.NONE, Map.of());
        }
        return new Expect(problems).wrong("a role", "", "a name or a mapping with 'role'", node);
    }

    private Optional<RoleInvocation> parse(Fields fields) {
        Optional<Written> other = fields.text("name");
        Optional<Written> name = fields.text("role").or(() -> other);
        Keywords keywords = KeywordsParser.parse(fields, Level.ROLE, VarsLayer.Scope.ROLE);
        Map<String, Written> params = params(fields);
        if (name.isEmpty()) {
            problems.error("this entry names no role", fields.where(), "add 'role: name'");
        }
        return name.flatMap(role -> invocation(role, keywords, params));
    }

    /** Keys that are no keywords are variables for the role; those that look like one are pointed out. */
    private Map<String, Written> params(Fields fields) {
        Map<String, Written> params = new LinkedHashMap<>();
        fields.rest().forEach(entry -> {
            String key = entry.key().text();
            if (Vocabulary.isRefused(key)) {
                problems.add(Vocabulary.unknown(key, Level.ROLE, entry.key().where()));
            } else {
                suspicion(key)
                        .ifPresent(hint -> problems.add(Problem.warning(
                                "'" + key + "' goes to the role as a variable",
                                entry.key().where(),
                                hint)));
                params.put(key, Expect.written(entry.value()));
            }
        });
        return params;
    }

    private static Optional<String> suspicion(String key) {
        if (Vocabulary.isTaskKeyword(key)) {
            return Optional.of("as a keyword it can stand on a task only, such as include_role");
        }
        return Vocabulary.nearest(key, Level.ROLE)
                .filter(near -> !key.equals(near + "s"))
                .map(near -> "did you mean the keyword '" + near + "'?");
    }

    private Optional<RoleInvocation> invocation(Written name, Keywords keywords, Map<String, Written> params) {
        Place inside = place.withScopes(keywords).withScope(params);
        return loading.staticName(name, inside, "use include_role in 'tasks'")
                .flatMap(text -> new RoleLoader(loading).load(text, RoleFiles.main(), name.where(), inside, true))
                .map(role -> new RoleInvocation(
                        Optional.empty(),
                        name.where(),
                        role,
                        keywords,
                        params,
                        role.meta().allowDuplicates(),
                        false));
    }
}
