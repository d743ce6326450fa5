package dev.sentryprovision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.testing.LocalCheckout;
import dev.sentryprovision.testing.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the roles that are given certificates refuse. */
class CertificateRolesTest {

    /** Of the year 2020. */
    private static final String EXPIRED = """
            -----BEGIN CERTIFICATE-----
            MIIBDjCBtAIBATAKBggqhkjOPQQDAjATMREwDwYDVQQDDAhvbGQudGVzdDAeFw0y
            MDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBMxETAPBgNVBAMMCG9sZC50ZXN0
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+j4OVxPFXSBXrPcZG/v1XRBHspOd
            X4yWUjNc4D0em8pucn6z1Geeo5D76+QBtiJiVc65sE/yHklD8uwfEpCPsTAKBggq
            hkjOPQQDAgNJADBGAiEAouGHz5AYjdOv9caZ8/dlMI5YQikua1U/JFubov59KsIC
            IQDFbRsfrTakY2+GEygudh1Xru38ooGIXeRFZeHox5BqIA==
            -----END CERTIFICATE-----
            """;

    @TempDir
    private Path folder;

    @Test
    void an_authority_that_has_expired_is_named_before_anything_is_changed() {
        Program.Ended planned = plan("custom_ca", "custom_ca_certificates:\n  company: |\n    " + indented());

        assertThat(planned.status()).isEqualTo(2);
        assertThat(planned.output()).contains("custom_ca_certificates['company'] has expired", "Would change: nothing");
    }

    @Test
    void a_certificate_of_the_proxy_that_has_expired_too() {
        Program.Ended planned = plan(
                "front_proxy",
                "front_proxy_kind: nginx\nfront_proxy_name: a.test\nfront_proxy_key: BEGIN PRIVATE KEY\n"
                        + "front_proxy_certificate: |\n    " + indented());

        assertThat(planned.status()).isEqualTo(2);
        assertThat(planned.output()).contains("front_proxy_certificate has expired");
    }

    private static String indented() {
        return EXPIRED.replace("\n", "\n    ");
    }

    private Program.Ended plan(String role, String variables) {
        return new LocalCheckout(folder, "25.10.0").run("plan", role, variables);
    }
}
