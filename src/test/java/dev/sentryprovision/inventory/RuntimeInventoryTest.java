package dev.sentryprovision.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.vars.LayeredVariables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeInventoryTest {

    private static final SourceSpan TASK = SourceSpan.at("play.yml", 7, 5);

    @TempDir
    Path folder;

    @Test
    void an_added_host_is_in_its_groups_with_its_variables() {
        RuntimeInventory runtime = runtime("w1,");
        Inventory before = runtime.current();

        assertThat(runtime.addHost("new", List.of("web", "db"), Map.of("x", 1L), TASK))
                .isTrue();

        Inventory after = runtime.current();
        InventoryHost host = after.host("new").orElseThrow();
        assertThat(after.groupNames(host)).containsExactly("db", "web");
        assertThat(LayeredVariables.of(after.baseLayers(host))
                        .explain("x")
                        .getFirst()
                        .origin())
                .hasToString("play.yml:7:5 (inventory host)");
        assertThat(after.hostsOf("all")).extracting(InventoryHost::name).containsExactly("w1", "new");
        assertThat(before.host("new")).isEmpty();
    }

    @Test
    void adding_the_same_again_changes_nothing() {
        RuntimeInventory runtime = runtime("w1,");
        runtime.addHost("new", List.of("web"), Map.of("x", 1L), TASK);

        assertThat(runtime.addHost("new", List.of("web"), Map.of("x", 1L), TASK))
                .isFalse();
        assertThat(runtime.addToGroup("new", "web", List.of())).isFalse();
    }

    @Test
    void a_host_without_a_group_is_ungrouped_until_it_gets_one() {
        RuntimeInventory runtime = runtime("w1,");
        runtime.addHost("new", List.of(), Map.of(), TASK);
        assertThat(runtime.current().hostsOf("ungrouped"))
                .extracting(InventoryHost::name)
                .containsExactly("w1", "new");

        runtime.addToGroup("new", "debian", List.of("linux"));

        assertThat(runtime.current().hostsOf("ungrouped"))
                .extracting(InventoryHost::name)
                .containsExactly("w1");
        assertThat(runtime.current().hostsOf("linux"))
                .extracting(InventoryHost::name)
                .containsExactly("new");
    }

    @Test
    void additions_from_many_threads_all_arrive() throws ExecutionException, InterruptedException {
        RuntimeInventory runtime = runtime("w1,");
        List<Future<Boolean>> additions = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String name = "h" + i;
                additions.add(threads.submit(() -> runtime.addHost(name, List.of("g"), Map.of(), TASK)));
            }
        }
        for (Future<Boolean> addition : additions) {
            assertThat(addition.get()).isTrue();
        }
        assertThat(runtime.current().hostsOf("g")).hasSize(100);
    }

    private RuntimeInventory runtime(String source) {
        return new RuntimeInventory(new InventoryFixture(folder).read(source));
    }
}
