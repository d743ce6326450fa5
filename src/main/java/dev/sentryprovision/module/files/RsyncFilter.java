package dev.sentryprovision.module.files;

import java.util.List;
import java.util.regex.Pattern;

/** Which paths of a transfer count, by the patterns of rsync; the first that matches says. */
record RsyncFilter(List<Rule> rules) {

    /**
     * One pattern.
     *
     * @param anchored it starts at the root of the transfer
     * @param whole    it is about paths, not about names
     * @param folders  it is about folders only
     */
    record Rule(boolean includes, Pattern pattern, boolean anchored, boolean whole, boolean folders) {

        static Rule of(boolean includes, String text) {
            boolean anchored = text.startsWith("/");
            boolean folders = text.endsWith("/");
            String inner = text.substring(anchored ? 1 : 0, text.length() - (folders && text.length() > 1 ? 1 : 0));
            boolean whole = anchored || inner.contains("/") || inner.contains("**");
            return new Rule(includes, Pattern.compile(regex(inner)), anchored, whole, folders);
        }

        boolean matches(String path, boolean folder) {
            if (folders && !folder) {
                return false;
            }
            if (!whole) {
                return pattern.matcher(path.substring(path.lastIndexOf('/') + 1))
                        .matches();
            }
            if (anchored) {
                return pattern.matcher(path).matches();
            }
            for (int from = 0; from >= 0; from = path.indexOf('/', from) + 1) {
                if (pattern.matcher(path.substring(from)).matches()) {
                    return true;
                }
                if (path.indexOf('/', from) < 0) {
                    return false;
                }
            }
            return false;
        }

        /** A star stays within a name, two do not; three at the end are the folder with all in it. */
        private static String regex(String text) {
            if (text.endsWith("/***")) {
                return regex(text.substring(0, text.length() - 4)) + "(/.*)?";
            }
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int end = c == '[' ? text.indexOf(']', i + 2) : -1;
                if (c == '*' && text.startsWith("**", i)) {
                    regex.append(".*");
                    i++;
                } else if (c == '*') {
                    regex.append("[^/]*");
                } else if (c == '?') {
                    regex.append("[^/]");
                } else if (end > 0) {
                    regex.append(text, i, end + 1);
                    i = end;
                } else {
                    regex.append(Pattern.quote(String.valueOf(c)));
                }
            }
            return regex.toString();
        }
    }

    static final RsyncFilter ALL = new RsyncFilter(List.of());

    /** A path counts when every folder above it does. */
    boolean admits(String path, boolean folder) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (!admitsItself(path.substring(0, slash), true)) {
                return false;
            }
        }
        return admitsItself(path, folder);
    }

    private boolean admitsItself(String path, boolean folder) {
        return rules.stream()
                .filter(rule -> rule.matches(path, folder))
                .findFirst()
                .map(Rule::includes)
                .orElse(true);
    }
}
