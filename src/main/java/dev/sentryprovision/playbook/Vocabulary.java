package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.Nearest;
import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.SourceSpan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All keywords of the language, and what to say about a word that is none where it stands. */
public final class Vocabulary {

    private static final Map<String, String> REFUSED = Map.of(
            "debugger",
            "there is no interactive debugger; run with -vvv, or with --step",
            "validate_argspec",
            "argument specs of plays came after ansible-core 2.19; use those of roles");

    private static final Map<String, String> REMOVED = Map.ofEntries(
            Map.entry("sudo", "use 'become: true'"),
            Map.entry("sudo_user", "use 'become_user'"),
            Map.entry("su", "use 'become: true' and 'become_method: su'"),
            Map.entry("su_user", "use 'become_user' and 'become_method: su'"),
            Map.entry("always_run", "use 'check_mode: false'"),
            Map.entry("static", "use import_tasks (static) or include_tasks (dynamic)"),
            Map.entry("accelerate", "take it out; connections are fast without it"),
            Map.entry("first_available_file", "use 'with_first_found'"));

    /** Keywords of other places whose names are those of modules as well. */
    private static final Set<String> MODULES_TOO = Set.of("pause", "user", "gather_facts");

    private static final List<Level> PLACES =
            List.of(Level.PLAY, Level.ROLE, Level.BLOCK, Level.TASK, Level.HANDLER, Level.LOOP_CONTROL);

    private Vocabulary() {}

    /** Whether tasks have this keyword; as a module's argument it is most likely indented too far. */
    public static boolean isTaskKeyword(String name) {
        return Level.TASK.knows(name);
    }

    /** Every keyword of plays, roles, blocks, tasks and handlers that is supported. */
    public static Collection<String> all() {
        return PLACES.stream()
                .flatMap(level -> level.keywords().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether the word is a keyword of some place, or was once, so that it cannot be meant as a module. */
    static boolean isWordOfTheLanguage(String word) {
        return REFUSED.containsKey(word)
                || REMOVED.containsKey(word)
                || !placesOf(word).isEmpty() && !MODULES_TOO.contains(word);
    }

    static boolean isRefused(String word) {
        return REFUSED.containsKey(word);
    }

    /** What is wrong with a word that {@code level} does not know. */
    static Problem unknown(String word, Level level, SourceSpan where) {
        if (REFUSED.containsKey(word)) {
            return Problem.error("'" + word + "' is not supported", where, REFUSED.get(word));
        }
        if (REMOVED.containsKey(word)) {
            return Problem.error("'" + word + "' was removed from the language", where, REMOVED.get(word));
        }
        List<String> elsewhere = placesOf(word);
        if (!elsewhere.isEmpty()) {
            return Problem.error(
                    "'" + word + "' cannot stand on " + level.title(),
                    where,
                    "it belongs on " + String.join(", ", elsewhere) + "; is the indentation right?");
        }
        return Problem.error("unknown keyword '" + word + "' on " + level.title(), where, hint(word, level));
    }

    static Optional<String> nearest(String word, Level level) {
        return Nearest.to(word, level.keywords());
    }

    private static String hint(String word, Level level) {
        Set<String> known = level.keywords();
        String near = Nearest.hint(word, known);
        return near.isEmpty() && known.size() < 12 ? "known are " + String.join(", ", known) : near;
    }

    private static List<String> placesOf(String word) {
        Stream<Level> levels = PLACES.stream().filter(level -> level.knows(word));
        List<String> titles = levels.map(Level::title).toList();
        return titles.contains(Level.TASK.title())
                ? titles.stream()
                        .filter(title -> !title.equals(Level.HANDLER.title()))
                        .toList()
                : titles;
    }
}
