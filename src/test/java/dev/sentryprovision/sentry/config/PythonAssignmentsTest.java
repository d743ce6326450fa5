package dev.sentryprovision.sentry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonAssignmentsTest {

    @Test
    void settings_parts_of_them_and_keys_of_dictionaries_have_names() {
        assertThat(PythonAssignments.in("""
                        SECRET_KEY = 'a'
                        SENTRY_OPTIONS["mail.password"] = "b"
                        DATABASES = {"default": {'PASSWORD': "c", "PORT": 5432}}
                        # SENTRY_OPTIONS['slack.client-secret']='d'
                        """))
                .containsExactly(
                        Map.of("SECRET_KEY", "a"),
                        Map.of("mail.password", "b"),
                        Map.of("PASSWORD", "c"),
                        Map.of("slack.client-secret", "d"));
    }

    @Test
    void a_text_goes_to_its_own_end() {
        assertThat(PythonAssignments.in("""
                        A = "it's \\"b\\""
                        B = r'c"d'
                        KEY = \"""-----BEGIN
                        line
                        -----END\"""
                        """))
                .containsExactly(
                        Map.of("A", "it's \\\"b\\\""),
                        Map.of("B", "c\"d"),
                        Map.of("KEY", "-----BEGIN\nline\n-----END"));
    }

    @Test
    void what_is_computed_has_no_text() {
        assertThat(PythonAssignments.in("SECRET_KEY = os.environ['SECRET']\nTOKEN = env(\"TOKEN\") or None\n"))
                .isEmpty();
    }
}
