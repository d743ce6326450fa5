package dev.sentryprovision.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class InventoryConformanceTest {

    private static final Map<String, String> GAPS = Map.of(
            "inventory-more-3ac639e", "a group that is a list is an error here, skipped with a warning there",
            "inventory-more-3ae87ae", "a group that is a text is an error here, skipped with a warning there");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> inventories_are_read_as_by_the_reference() {
        return new Corpus("inventory", Map.of()).tests(this::check);
    }

    @TestFactory
    Stream<DynamicTest> more_inventories_are_read_as_by_the_reference() {
        return new Corpus("inventory-more", GAPS).tests(this::check);
    }

    private void check(ReferenceCase reference) throws IOException {
        Path project = Files.createDirectory(folder.resolve(reference.id()));
        InventoryFixture fixture = new InventoryFixture(project).with(reference.texts("files"));
        texts(reference.json().path("executable")).forEach(fixture::executable);
        Inventory inventory =
                fixture.read(texts(reference.json().get("sources")).toArray(String[]::new));

        boolean unparsed = reference.json().get("result_214").path("unparsed").asBoolean();
        assertThat(fixture.problems().hasErrors())
                .as(fixture.problems().all().toString())
                .isEqualTo(unparsed);
        if (!unparsed) {
            assertThat(listing(inventory, texts(reference.json().path("args")))).isEqualTo(reference.expected());
        }
    }

    private static Object listing(Inventory inventory, List<String> arguments) {
        InventoryListing listing = new InventoryListing(inventory, List.of());
        if (arguments.contains("--host")) {
            return listing.host(inventory.host(arguments.getLast()).orElseThrow());
        }
        if (arguments.contains("--graph")) {
            return listing.graph(arguments.getLast().equals("--graph") ? InventoryGroup.ALL : arguments.getLast());
        }
        return arguments.contains("--export") ? listing.export() : listing.list();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
