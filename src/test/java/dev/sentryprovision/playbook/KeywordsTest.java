package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeywordsTest {

    private static final SourceSpan WHERE = SourceSpan.of("site.yml");

    @Test
    void conditions_of_the_parent_come_first() {
        Keywords inner = Keywords.NONE.withWhen(written("b"));
        assertThat(texts(inner.under(Keywords.NONE.withWhen(written("a"))).when()))
                .containsExactly("a", "b");
    }

    @Test
    void tags_are_united() {
        Keywords inner = Keywords.NONE.withTags(written("x", "y"));
        assertThat(inner.under(Keywords.NONE.withTags(written("y", "z"))).tagTexts())
                .containsExactly("y", "z", "x");
    }

    @Test
    void the_nearest_of_the_others_wins() {
        Keywords parent = Keywords.NONE
                .with(Keyword.BECOME, new Written(true, WHERE))
                .with(Keyword.BECOME_USER, new Written("root", WHERE));
        Keywords all =
                Keywords.NONE.with(Keyword.BECOME, new Written(false, WHERE)).under(parent);
        assertThat(all.find(Keyword.BECOME)).contains(new Written(false, WHERE));
        assertThat(all.find(Keyword.BECOME_USER)).contains(new Written("root", WHERE));
        assertThat(all.find(Keyword.PORT)).isEmpty();
    }

    @Test
    void environments_and_module_defaults_are_joined_outermost_first() {
        Keywords parent = maps("outer");
        Keywords all = maps("inner").under(parent);
        assertThat(texts(all.environment())).containsExactly("outer", "inner");
        assertThat(texts(all.moduleDefaults())).containsExactly("outer", "inner");
    }

    @Test
    void vars_keep_their_layers() {
        Keywords all = vars(VarsLayer.Scope.TASK).under(vars(VarsLayer.Scope.BLOCK));
        assertThat(all.vars())
                .extracting(VarsLayer::scope)
                .containsExactly(VarsLayer.Scope.BLOCK, VarsLayer.Scope.TASK);
    }

    private static Keywords maps(String text) {
        return new Keywords(List.of(), List.of(), written(text), List.of(), written(text), Map.of());
    }

    private static Keywords vars(VarsLayer.Scope scope) {
        return Keywords.NONE.withVars(List.of(new VarsLayer(scope, Map.of(), WHERE)));
    }

    private static List<Written> written(String... texts) {
        return List.of(texts).stream().map(text -> new Written(text, WHERE)).toList();
    }

    private static List<String> texts(List<Written> written) {
        return written.stream().map(Written::text).toList();
    }
}
