package dev.sentryprovision.template;

import dev.sentryprovision.value.EncryptedText;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What templates need from outside.
 *
 * @param decryptor gives the plain text of an encrypted one; throws {@link TemplateException} or another exception with
 *     a message for the user where it cannot
 * @param clock     for {@code now()}
 * @param random    for passwords and random choices
 * @param textMode  what becomes of a template that comes out as text
 * @param hosts     for the lookup {@code inventory_hostnames}
 * @param managed   {@code ansible_managed} of template files: its {@code {host}}, {@code {uid}} and {@code {file}} are those
 *     of the file, and what {@code strftime} knows is the time of its last change
 */
public record TemplateSettings(
        Function<EncryptedText, String> decryptor,
        InstantSource clock,
        RandomGenerator random,
        TextMode textMode,
        HostMatcher hosts,
        String managed) {

    private static final String MANAGED = "Ansible managed";

    /** The system's clock, secure randomness, and texts as they are. */
    public static TemplateSettings standard(Function<EncryptedText, String> decryptor, HostMatcher hosts) {
        return new TemplateSettings(
                decryptor, InstantSource.system(), new SecureRandom(), TextMode.KEEP, hosts, MANAGED);
    }

    public TemplateSettings withTextMode(TextMode mode) {
        return new TemplateSettings(decryptor, clock, random, mode, hosts, managed);
    }

    public TemplateSettings withManaged(String text) {
        return new TemplateSettings(decryptor, clock, random, textMode, hosts, text);
    }
}
