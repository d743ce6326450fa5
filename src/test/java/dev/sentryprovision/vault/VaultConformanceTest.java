package dev.sentryprovision.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.conformance.Corpus;
import dev.sentryprovision.conformance.ReferenceCase;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.Problems;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.value.EncryptedText;
import dev.sentryprovision.yaml.YamlReader;
import dev.sentryprovision.yaml.YamlValues;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class VaultConformanceTest {

    @TestFactory
    Stream<DynamicTest> recorded_envelopes_open() {
        return new Corpus("vault", Map.of()).tests(VaultConformanceTest::check);
    }

    private static void check(ReferenceCase reference) {
        List<VaultPassword> passwords = reference.texts("passwords").entrySet().stream()
                .map(entry -> new VaultPassword(entry.getKey(), new Secret(entry.getValue())))
                .toList();
        Vault vault = new Vault(passwords, new Redactor());
        if (reference.expectsError()) {
            assertThatThrownBy(() -> decrypted(reference, vault)).isInstanceOf(ProblemException.class);
        } else {
            assertThat(decrypted(reference, vault)).isEqualTo(reference.expected());
        }
    }

    private static Object decrypted(ReferenceCase reference, Vault vault) {
        if (reference.text("form").orElseThrow().equals("file")) {
            byte[] content = reference.input().getBytes(StandardCharsets.UTF_8);
            assertThat(Vault.isEncrypted(content)).isTrue();
            return new String(vault.decrypt(content, SourceSpan.of("file")), StandardCharsets.UTF_8);
        }
        Object raw = YamlValues.raw(new YamlReader(new Problems())
                .read(reference.input(), "vars.yml")
                .orElseThrow());
        Map<Object, Object> result = new LinkedHashMap<>();
        ((Map<?, ?>) raw)
                .forEach((key, value) ->
                        result.put(key, value instanceof EncryptedText text ? vault.decrypt(text) : value));
        return result;
    }
}
