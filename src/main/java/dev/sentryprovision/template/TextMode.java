package dev.sentryprovision.template;

/** What a template that comes out as text gives. */
public enum TextMode {
    /** The text, as it is: ansible-core 2.19 and later. */
    KEEP,
    /**
     * The value of the Python literal that the text happens to be, as {@code jinja2_native} of ansible-core up to 2.18
     * did: {@code "{{ '[1, 2]' }}"} is a list, and {@code "{{ '1.10' }}"} is the number 1.1.
     */
    EVALUATE_LITERALS
}
