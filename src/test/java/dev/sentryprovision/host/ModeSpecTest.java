package dev.sentryprovision.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mode makes of the permissions of files and folders; the values are Ansible's. */
class ModeSpecTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            u+rwX-x          | 0644 | 0655 | 2650 | 0600
            u=rwX,g=rX,o=    | 0640 | 0750 | 0750 | 0750
            g=u              | 0664 | 0775 | 0770 | 0660
            g=u-w            | 0644 | 0755 | 0750 | 0640
            a=r              | 0444 | 0444 | 0444 | 0444
            +w               | 0644 | 0755 | 2750 | 0600
            =rw              | 0644 | 0644 | 0644 | 0644
            -w               | 0444 | 0555 | 2550 | 0400
            +x               | 0755 | 0755 | 2751 | 0711
            u+s,g+s,o+t      | 7644 | 7755 | 7750 | 7600
            a+st             | 7644 | 7755 | 7750 | 7600
            u+t              | 0644 | 0755 | 2750 | 0600
            o+s              | 0644 | 0755 | 2750 | 0600
            ug=rX,o-rwx      | 0440 | 0550 | 0550 | 0550
            g=ux             | 0674 | 0775 | 0770 | 0670
            a+X              | 0644 | 0755 | 2751 | 0711
            ugo+rwx-w+t      | 1555 | 1555 | 3555 | 1555
            g-s              | 0644 | 0755 | 0750 | 0600
            u=rw+s           | 4644 | 4655 | 6650 | 4600
            =                | 0000 | 0000 | 0000 | 0000
            0750             | 0750 | 0750 | 0750 | 0750
            """)
    void a_mode_is_applied_to_files_and_folders(String text, String plain, String program, String shared, String own) {
        ModeSpec mode = new ModeSpec(text);

        assertThat(mode.applyTo(0644, false)).isEqualTo(octal(plain));
        assertThat(mode.applyTo(0755, false)).isEqualTo(octal(program));
        assertThat(mode.applyTo(02750, true)).isEqualTo(octal(shared));
        assertThat(mode.applyTo(0600, true)).isEqualTo(octal(own));
    }

    @Test
    void an_operation_starts_from_what_the_one_before_it_left() {
        assertThat(new ModeSpec("u=,g=u").applyTo(0750, false)).isZero();
        assertThat(new ModeSpec("a-x+X").applyTo(0755, false)).isEqualTo(0644);
        assertThat(new ModeSpec("a-x+X").applyTo(0755, true)).isEqualTo(0755);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rw", "u", "u+rw,", "u+z", "0899", "z=r", "u+r g+r", "777777"})
    void what_is_no_mode_is_refused(String text) {
        assertThatThrownBy(() -> new ModeSpec(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a file mode: '" + text + "'");
    }

    private static int octal(String digits) {
        return Integer.parseInt(digits, 8);
    }
}
