package dev.sentryprovision.template.filter;

import dev.sentryprovision.problem.Problem;
import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.secret.Redactor;
import dev.sentryprovision.secret.Secret;
import dev.sentryprovision.template.expression.Filter;
import dev.sentryprovision.template.expression.Frame;
import dev.sentryprovision.template.python.Arguments;
import dev.sentryprovision.template.python.Bound;
import dev.sentryprovision.template.python.Failure;
import dev.sentryprovision.template.python.Repr;
import dev.sentryprovision.template.python.Types;
import dev.sentryprovision.vault.Vault;
import dev.sentryprovision.vault.VaultPassword;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts into vault texts and back, with a password that the template has. */
final class VaultFilters {

    private static final String ID = "filter_default";

    private VaultFilters() {}

    static Map<String, Filter> all() {
        return Map.of("vault", VaultFilters::encrypt, "unvault", VaultFilters::decrypt);
    }

    private static Object encrypt(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("vault", "secret", "salt", "vault_id", "wrap_object", "vaultid");
        if (bound.flag(3, false)) {
            throw Failure.filter("'wrap_object' of the filter vault is not supported; the filter gives a text");
        }
        VaultPassword password = password(bound, bound.text(4, bound.text(2, ID)));
        byte[] plain = text(value, "Can only vault strings").getBytes(StandardCharsets.UTF_8);
        return bound.present(1)
                .map(salt -> Vault.encrypt(plain, password, Repr.str(salt).getBytes(StandardCharsets.UTF_8)))
                .orElseGet(
                        () -> Vault.encrypt(plain, password, frame.environment().random()));
    }

    private static Object decrypt(Object value, Arguments arguments, Frame frame) {
        Bound bound = arguments.bind("unvault", "secret", "vault_id", "vaultid");
        VaultPassword password = password(bound, bound.text(2, bound.text(1, ID)));
        byte[] content = text(value, "Vault should be in the form of a string").getBytes(StandardCharsets.UTF_8);
        if (!Vault.isEncrypted(content)) {
            return value;
        }
        try {
            Vault vault = new Vault(List.of(password), new Redactor());
            return new String(vault.decrypt(content, SourceSpan.of("vault text")), StandardCharsets.UTF_8);
        } catch (ProblemException e) {
            throw Failure.filter("Unable to decrypt: "
                    + e.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        }
    }

    private static VaultPassword password(Bound bound, String id) {
        return new VaultPassword(id, new Secret(text(bound.required(0), "Secret passed is required to be a string")));
    }

    private static String text(Object value, String expected) {
        if (value instanceof String text) {
            return text;
        }
        throw Failure.filter(expected + ", instead we got: " + Types.name(value));
    }
}
