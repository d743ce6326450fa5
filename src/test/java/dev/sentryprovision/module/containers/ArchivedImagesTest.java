package dev.sentryprovision.module.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.host.HostFailure;
import org.junit.jupiter.api.Test;

class ArchivedImagesTest {

    private static final String MANIFEST = "[{\"Config\":\"0a.json\",\"RepoTags\":[\"web:1\"]},"
            + "{\"Config\":\"blobs/sha256/0b\",\"RepoTags\":[\"db:1\",\"db:2\"]},{\"Config\":\"0c.json\",\"RepoTags\":null}]\n";

    @Test
    void an_image_is_missing_when_its_name_stands_for_another() {
        ArchivedImages images = ArchivedImages.parse(
                MANIFEST + "sha256:0a web:1\nsha256:0b db:1\nsha256:ff db:2\nsha256:0c <none>:<none>\n");

        assertThat(images.names()).containsExactly("web:1", "db:1", "db:2", "sha256:0c");
        assertThat(images.missing()).containsExactly("db:2");
    }

    @Test
    void an_archive_of_something_else_is_told() {
        assertThatThrownBy(() -> ArchivedImages.parse("hello\n"))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("holds no images");
    }
}
