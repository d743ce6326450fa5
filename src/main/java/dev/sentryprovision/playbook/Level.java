package dev.sentryprovision.playbook;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The things that have keywords, and the keywords of each. */
enum Level {
    PLAY(
            "a play",
            common("hosts fact_path force_handlers gather_facts gather_subset gather_timeout handlers"
                    + " max_fail_percentage order post_tasks pre_tasks roles serial strategy tasks user"
                    + " vars_files vars_prompt")),
    ROLE("an entry of roles", common("delegate_facts delegate_to role when")),
    BLOCK("a block", common("always block delegate_facts delegate_to notify rescue when")),
    TASK("a task", task("")),
    HANDLER("a handler", task("listen")),
    APPLY("apply", without(common("delegate_facts delegate_to notify when"), "name")),
    INCLUDE(
            "a dynamic include",
            words("action args collections ignore_errors loop loop_control name no_log register run_once tags timeout"
                    + " vars when")),
    IMPORT_PLAYBOOK(
            "import_playbook",
            words("import_playbook ansible.builtin.import_playbook ansible.legacy.import_playbook"
                    + " name tags vars when")),
    LOOP_CONTROL("loop_control", words("break_when extended extended_allitems index_var label loop_var pause")),
    VARS_PROMPT("an entry of vars_prompt", words("confirm default encrypt name private prompt salt salt_size unsafe")),
    META("the meta file of a role", words("allow_duplicates argument_specs collections dependencies galaxy_info"));

    private final String title;
    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> keywords;

    Level(String title, Set<String> keywords) {
        this.title = title;
        this.keywords = Collections.unmodifiableSet(keywords);
    }

    /** As it is called in a sentence. */
    String title() {
        return title;
    }

    Set<String> keywords() {
        return keywords;
    }

    boolean knows(String keyword) {
        return keywords.contains(keyword) || keyword.startsWith("with_") && keywords.contains("loop");
    }

    private static Set<String> task(String more) {
        return common("action args async changed_when delay delegate_facts delegate_to failed_when local_action loop"
                + " loop_control notify poll register retries until when " + more);
    }

    private static Set<String> common(String more) {
        return words("any_errors_fatal become become_exe become_flags become_method become_user check_mode collections"
                + " connection diff environment ignore_errors ignore_unreachable module_defaults name no_log port"
                + " remote_user run_once tags throttle timeout vars " + more);
    }

    private static Set<String> without(Set<String> words, String word) {
        Set<String> rest = new TreeSet<>(words);
        rest.remove(word);
        return rest;
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(Set.of(text.strip().split(" +")));
    }
}
