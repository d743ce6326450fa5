package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagSelectionTest {

    @ParameterizedTest(name = "--tags ''{0}'' --skip-tags ''{1}'' on [{2}]: {3}")
    @CsvSource({
        "'',       '',        '',           true",
        "'',       '',        'a',          true",
        "'',       '',        'never',      false",
        "'',       '',        'never a',    false",
        "'',       '',        'always',     true",
        "a,        '',        '',           false",
        "a,        '',        'a',          true",
        "a,        '',        'a b',        true",
        "a,        '',        'b',          false",
        "a,        '',        'always',     true",
        "a,        '',        'never a',    true",
        "never,    '',        'never',      true",
        "all,      '',        'never',      false",
        "'all a',  '',        'never a',    true",
        "tagged,   '',        '',           false",
        "tagged,   '',        'a',          true",
        "tagged,   '',        'never a',    false",
        "untagged, '',        '',           true",
        "untagged, '',        'a',          false",
        "untagged, '',        'always',     true",
        "'',       a,         'a',          false",
        "'',       a,         'b',          true",
        "'',       a,         '',           true",
        "'',       a,         'a always',   false",
        "'',       always,    'always',     false",
        "'',       all,       'a',          false",
        "'',       all,       'always',     true",
        "'',       'all always', 'always',  false",
        "'',       tagged,    'a',          false",
        "'',       tagged,    '',           true",
        "'',       untagged,  '',           false",
        "'',       untagged,  'a',          true",
        "a,        b,         'a b',        false",
        "a,        a,         'a',          false",
    })
    void tags_select_as_in_ansible(String only, String skip, String tags, boolean runs) {
        assertThat(new TagSelection(words(only), words(skip)).runs(words(tags))).isEqualTo(runs);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
