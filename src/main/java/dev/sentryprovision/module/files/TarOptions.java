package dev.sentryprovision.module.files;

import dev.sentryprovision.host.HostFailure;
import java.util.Iterator;
import java.util.List;

/**
 * Options of tar that have a meaning without tar.
 *
 * @param strip  how many leading names of each path go
 * @param owners files get the owners they have in the archive
 */
record TarOptions(int strip, boolean owners) {

    static TarOptions of(List<String> options) {
        int strip = 0;
        boolean owners = true;
        for (Iterator<String> each = options.iterator(); each.hasNext(); ) {
            String option = each.next();
            String name = option.replaceFirst("[= ].*", "");
            switch (name) {
                case "--strip-components", "--strip" ->
                    strip = number(
                            option.equals(name) && each.hasNext() ? each.next() : option.substring(name.length()));
                case "--no-same-owner", "-o" -> owners = false;
                case "--same-owner" -> owners = true;
                default ->
                    throw new HostFailure("extra_opts: '" + option + "' has no meaning here; known are"
                            + " --strip-components=N, --same-owner, --no-same-owner");
            }
        }
        return new TarOptions(strip, owners);
    }

    private static int number(String text) {
        String digits = text.replaceFirst("^[= ]", "").strip();
        if (!digits.matches("\\d{1,3}")) {
            throw new HostFailure("extra_opts: --strip-components needs a number, not '" + digits + "'");
        }
        return Integer.parseInt(digits);
    }
}
