package dev.sentryprovision.module.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComposeEventTest {

    @Test
    void what_docker_compose_would_do_is_read_from_its_dry_run() {
        assertThat(ComposeEvent.parse("""
                        time="2026-11-23T00:40:44Z" level=warning msg="No resource found"
                         DRY-RUN MODE -  Network files_default  Creating
                         DRY-RUN MODE -  Container 8ca1cf449bf2_files-web-1  Starting
                        """))
                .containsExactly(
                        new ComposeEvent("network", "files_default", "Creating"),
                        new ComposeEvent("container", "files-web-1", "Starting"));
    }

    @Test
    void what_it_did_is_read_likewise() {
        assertThat(ComposeEvent.parse(" Container files-web-1  Started  0.4s\n"))
                .containsExactly(new ComposeEvent("container", "files-web-1", "Started"));
    }

    @Test
    void only_the_beginning_of_a_change_counts_as_one() {
        assertThat(new ComposeEvent("container", "a", "Recreate").isChange()).isTrue();
        assertThat(new ComposeEvent("container", "a", "Running").isChange()).isFalse();
        assertThat(new ComposeEvent("container", "a", "Started").isChange()).isFalse();
        assertThat(new ComposeEvent("service", "a", "Creating").isChange()).isFalse();
    }
}
