package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.event.Diff;
import dev.sentryprovision.host.Change.PathChange;
import dev.sentryprovision.host.PathStatus.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final PathImage NOTHING = new PathImage(PathStatus.absent(), Optional.empty());
    private static final PathImage SMALL = image(Kind.FILE, Optional.of(Content.of("text")));
    private static final PathImage LARGE = image(Kind.FILE, Optional.empty());
    private static final PathImage FOLDER = image(Kind.DIRECTORY, Optional.empty());
    private static final PathImage LINK = image(Kind.SYMBOLIC_LINK, Optional.empty());
    private static final PathImage DEVICE = image(Kind.OTHER, Optional.empty());

    @Test
    void what_was_kept_can_be_put_back() {
        assertThat(canBeUndone(NOTHING, FOLDER)).isTrue();
        assertThat(canBeUndone(SMALL, NOTHING)).isTrue();
        assertThat(canBeUndone(LINK, NOTHING)).isTrue();
        assertThat(canBeUndone(SMALL, LARGE)).isTrue();
    }

    @Test
    void other_attributes_can_be_taken_back_whatever_has_them() {
        assertThat(canBeUndone(FOLDER, FOLDER)).isTrue();
        assertThat(canBeUndone(LARGE, LARGE)).isTrue();
    }

    @Test
    void what_was_not_kept_is_gone() {
        assertThat(canBeUndone(FOLDER, NOTHING)).isFalse();
        assertThat(canBeUndone(FOLDER, LINK)).isFalse();
        assertThat(canBeUndone(LARGE, NOTHING)).isFalse();
        assertThat(canBeUndone(LARGE, SMALL)).isFalse();
        assertThat(canBeUndone(DEVICE, NOTHING)).isFalse();
    }

    private static boolean canBeUndone(PathImage before, PathImage after) {
        return new PathChange(new RemotePath("/srv/x"), before, after, Diff.attributes("x", List.of())).canBeUndone();
    }

    private static PathImage image(Kind kind, Optional<Content> content) {
        return new PathImage(new PathStatus(kind, 0644, "root", "root", 0, 0, 4, 0, 0, 0, 1, 1, 1, ""), content);
    }
}
