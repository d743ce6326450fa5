package dev.sentryprovision.vars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.SourceSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedVariablesTest {

    private static final SourceSpan WHERE = SourceSpan.of("test");

    @Test
    void mappings_add_to_weaker_ones_at_every_depth() {
        assertThat(merged(
                        Map.of("a", 1L, "in", Map.of("x", 1L, "y", 1L)),
                        Map.of("b", 2L, "in", Map.of("y", 2L, "z", 2L))))
                .isEqualTo(Map.of("a", 1L, "b", 2L, "in", Map.of("x", 1L, "y", 2L, "z", 2L)));
    }

    @Test
    void anything_else_replaces_what_is_below() {
        assertThat(merged(Map.of("a", 1L), "text")).isEqualTo("text");
        assertThat(merged(Map.of("list", List.of(1L)), Map.of("list", List.of(2L))))
                .isEqualTo(Map.of("list", List.of(2L)));
    }

    @Test
    void what_is_replaced_does_not_come_back() {
        Object found = new MergedVariables(List.of(
                        layers("v", Map.of("a", 1L), Layer.EXTRA_VARS),
                        layers("v", "text", Layer.PLAY_VARS),
                        layers("v", Map.of("b", 1L), Layer.INVENTORY_HOST)))
                .find("v")
                .orElseThrow();
        assertThat(found).isEqualTo(Map.of("a", 1L));
    }

    private static Object merged(Object weaker, Object stronger) {
        VariableLayer below = VariableLayer.of(Layer.INVENTORY_HOST, "v", weaker, WHERE);
        VariableLayer above = VariableLayer.of(Layer.PLAY_VARS, "v", stronger, WHERE);
        return new MergedVariables(List.of(LayeredVariables.of(List.of(below, above))))
                .find("v")
                .orElseThrow();
    }

    private static LayeredVariables layers(String name, Object value, Layer level) {
        return LayeredVariables.of(List.of(VariableLayer.of(level, name, value, WHERE)));
    }
}
