package dev.sentryprovision.playbook;

import dev.sentryprovision.problem.SourceSpan;
import java.util.Optional;

/**
 * An entry of {@code vars_prompt}: asked for on the terminal before the play, unless given on the command line.
 *
 * @param isPrivate whether what is typed stays hidden
 * @param encrypt   the crypt scheme in which the answer is stored
 */
public record VarsPrompt(
        String name,
        Optional<Written> prompt,
        Optional<Written> defaultValue,
        boolean isPrivate,
        boolean confirm,
        boolean unsafe,
        Optional<String> encrypt,
        Optional<Written> salt,
        Optional<Written> saltSize,
        SourceSpan where) {}
