package dev.sentryprovision.run;

import java.util.Optional;

/** The become keywords that hold for a task, rendered. */
record BecomeKeywords(
        Optional<Boolean> become, Optional<String> user, Optional<String> method, Optional<String> flags) {}
