package dev.sentryprovision.module.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of an authorized_keys file. What is not a key stays as it is. */
record AuthorizedKeys(List<String> lines) {

    /** A key that is there with other options or another comment is written anew, in its place. */
    AuthorizedKeys with(List<AuthorizedKey> wanted) {
        List<String> edited = new ArrayList<>(lines);
        for (AuthorizedKey key : wanted) {
            int at = place(edited, key);
            if (at < 0) {
                edited.add(key.line());
            } else if (AuthorizedKey.parse(edited.get(at)).filter(key::equals).isEmpty()) {
                edited.set(at, key.line());
            }
        }
        return new AuthorizedKeys(edited);
    }

    AuthorizedKeys without(List<AuthorizedKey> unwanted) {
        Set<String> keys = keys(unwanted);
        return new AuthorizedKeys(lines.stream()
                .filter(line -> key(line).filter(keys::contains).isEmpty())
                .toList());
    }

    /** Nothing else stays, not even comments. */
    AuthorizedKeys only(List<AuthorizedKey> wanted) {
        Set<String> keys = keys(wanted);
        List<String> kept = lines.stream()
                .filter(line -> key(line).filter(keys::contains).isPresent())
                .toList();
        return new AuthorizedKeys(kept).with(wanted);
    }

    private static Set<String> keys(List<AuthorizedKey> keys) {
        return keys.stream().map(AuthorizedKey::key).collect(Collectors.toSet());
    }

    private static Optional<String> key(String line) {
        return AuthorizedKey.parse(line).map(AuthorizedKey::key);
    }

    private static int place(List<String> lines, AuthorizedKey wanted) {
        for (int i = 0; i < lines.size(); i++) {
            if (key(lines.get(i)).filter(wanted.key()::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }
}
