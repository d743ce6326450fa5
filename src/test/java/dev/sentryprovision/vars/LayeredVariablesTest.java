package dev.sentryprovision.vars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayeredVariablesTest {

    private static final SourceSpan HERE = SourceSpan.at("play.yml", 3, 7);

    @Test
    void the_highest_level_wins_in_whatever_order_layers_are_given() {
        List<VariableLayer> layers = new ArrayList<>();
        for (Layer level : Layer.values()) {
            layers.add(VariableLayer.of(level, "x", level.name(), HERE));
        }
        Collections.shuffle(layers, new Random(7));

        LayeredVariables variables = LayeredVariables.of(layers);

        assertThat(variables.find("x")).contains("LOOP");
        assertThat(variables.explain("x"))
                .map(definition -> definition.origin().layer())
                .containsExactlyElementsOf(List.of(Layer.values()).reversed());
    }

    @Test
    void within_one_level_the_later_layer_wins() {
        LayeredVariables variables = LayeredVariables.EMPTY
                .with(VariableLayer.of(Layer.BLOCK_VARS, "x", "outer", HERE))
                .with(VariableLayer.of(Layer.BLOCK_VARS, "x", "inner", HERE));

        assertThat(variables.find("x")).contains("inner");
    }

    @Test
    void adding_a_layer_leaves_the_stack_below_as_it_was() {
        LayeredVariables base = LayeredVariables.EMPTY.with(VariableLayer.of(Layer.PLAY_VARS, "x", 1L, HERE));

        LayeredVariables task = base.with(VariableLayer.of(Layer.TASK_VARS, Map.of("x", 2L, "y", 3L), HERE));

        assertThat(task.find("x")).contains(2L);
        assertThat(base.find("x")).contains(1L);
        assertThat(base.find("y")).isEmpty();
        assertThat(task.names()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void what_a_host_learned_is_a_view_that_later_changes_do_not_touch() {
        HostVariables host = new HostVariables();
        host.set(Map.of("result", "first"), HERE);
        LayeredVariables before = LayeredVariables.of(host.layers());

        host.set(Map.of("result", "second"), HERE);
        host.include(VariableLayer.of(Layer.INCLUDE_VARS, Map.of("result", "included", "more", 1L), HERE));

        assertThat(before.find("result")).contains("first");
        LayeredVariables after = LayeredVariables.of(host.layers());
        assertThat(after.find("result")).contains("second");
        assertThat(after.find("more")).contains(1L);
    }

    @Test
    void facts_are_variables_and_entries_of_ansible_facts() {
        HostVariables host = new HostVariables();
        host.addFacts(Map.of("ansible_distribution", "Debian"), HERE);
        host.addFacts(Map.of("packages", Map.of()), HERE);

        LayeredVariables variables = LayeredVariables.of(host.layers());

        assertThat(variables.find("ansible_distribution")).contains("Debian");
        assertThat(variables.find("ansible_facts")).contains(Map.of("distribution", "Debian", "packages", Map.of()));
        host.clearFacts();
        assertThat(LayeredVariables.of(host.layers()).names()).isEmpty();
    }

    @Test
    void a_task_costs_the_same_with_few_variables_and_with_many() {
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            many.put("v" + i, (long) i);
        }
        VariableLayer layer = VariableLayer.of(Layer.INVENTORY_GROUP, many, HERE);
        LayeredVariables base = LayeredVariables.of(List.of(layer));

        LayeredVariables last = base;
        for (int i = 0; i < 100_000; i++) {
            last = base.with(VariableLayer.of(Layer.LOOP, "item", (long) i, HERE));
        }

        assertThat(last.find("item")).contains(99_999L);
        assertThat(last.find("v5")).contains(5L);
    }
}
