package dev.sentryprovision.template;

/** Jinja drops the last line end of a template; Ansible puts back as many as the template ended with. */
final class TrailingNewlines {

    private TrailingNewlines() {}

    static String keep(String source, String result, String newline) {
        int missing = count(source) - count(result);
        return missing > 0 ? result + newline.repeat(missing) : result;
    }

    private static int count(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(text.length() - 1 - count) == '\n') {
            count++;
        }
        return count;
    }
}
