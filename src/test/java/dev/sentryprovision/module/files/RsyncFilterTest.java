package dev.sentryprovision.module.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns as the page of rsync on filter rules has them. */
class RsyncFilterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --exclude=*.o      | foo.o          | file   | false
            --exclude=*.o      | a/b/foo.o      | file   | false
            --exclude=*.o      | a/b/foo.c      | file   | true
            --exclude=/foo     | foo            | file   | false
            --exclude=/foo     | a/foo          | file   | true
            --exclude=foo/     | a/foo          | folder | false
            --exclude=foo/     | a/foo          | file   | true
            --exclude=foo/     | a/foo/b        | file   | false
            --exclude=foo/bar  | x/foo/bar      | file   | false
            --exclude=foo/bar  | foo/x/bar      | file   | true
            --exclude=/foo/*/bar  | foo/x/bar   | file   | false
            --exclude=/foo/*/bar  | foo/x/y/bar | file   | true
            --exclude=/foo/**/bar | foo/x/y/bar | file   | false
            --exclude=foo/***  | foo            | folder | false
            --exclude=foo/***  | foo/a          | file   | false
            --exclude=ba?      | bar            | file   | false
            --exclude=ba[rz]   | bat            | file   | true
            """)
    void a_pattern_excludes(String option, String path, String kind, boolean admitted) {
        RsyncFilter filter = RsyncOptions.of(option).filter();

        assertThat(filter.admits(path, kind.equals("folder"))).isEqualTo(admitted);
    }

    @Test
    void the_first_pattern_that_matches_counts() {
        RsyncFilter filter = RsyncOptions.of(List.of("--include", "keep.o", "--exclude='*.o'"))
                .filter();

        assertThat(filter.admits("a/keep.o", false)).isTrue();
        assertThat(filter.admits("a/other.o", false)).isFalse();
    }
}
