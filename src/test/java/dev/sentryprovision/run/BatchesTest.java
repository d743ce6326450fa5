package dev.sentryprovision.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.value.None;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

    @Test
    void without_serial_all_hosts_are_one_batch() {
        assertThat(Batches.of(FIVE, None.NONE)).containsExactly(FIVE);
        assertThat(Batches.of(FIVE, 0L)).containsExactly(FIVE);
        assertThat(Batches.of(FIVE, List.of())).containsExactly(FIVE);
    }

    @Test
    void a_number_cuts_batches_of_that_size() {
        assertThat(Batches.of(FIVE, 2L)).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(Batches.of(FIVE, "2")).hasSize(3);
    }

    @Test
    void the_last_step_of_a_list_repeats() {
        assertThat(Batches.of(FIVE, List.of(1L, 2L)))
                .containsExactly(List.of("a"), List.of("b", "c"), List.of("d", "e"));
    }

    @Test
    void a_percentage_counts_from_all_hosts_and_is_at_least_one() {
        assertThat(Batches.of(FIVE, "40%")).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(Batches.of(FIVE, "1%")).hasSize(5);
    }

    @Test
    void anything_else_is_refused_by_name() {
        assertThatThrownBy(() -> Batches.of(FIVE, "some"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'some'");
    }
}
