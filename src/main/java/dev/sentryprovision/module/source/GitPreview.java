package dev.sentryprovision.module.source;

import dev.sentryprovision.connection.Reply;
import dev.sentryprovision.host.Effect;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Reading;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.host.TreeEntry;
import dev.sentryprovision.host.UnknownUntilApplied;
import dev.sentryprovision.shell.Command;
import dev.sentryprovision.shell.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a clone will hold, told beforehand: the host fetches the version into a scratch repository, lists it with its
 * small files, and removes it again.
 */
final class GitPreview implements Effect.Preview {

    private final GitModule.Params params;
    private final GitCommands commands;
    private final Host host;
    private final String before;
    private final String commit;
    private final List<TreeEntry> there;
    private Optional<GitListing> listing = Optional.empty();

    /**
     * @param before the commit that is checked out now, or empty
     * @param there  what is at the destination now
     */
    GitPreview(
            GitModule.Params params,
            GitCommands commands,
            Host host,
            String before,
            String commit,
            List<TreeEntry> there) {
        this.params = params;
        this.commands = commands;
        this.host = host;
        this.before = before;
        this.commit = commit;
        this.there = there;
    }

    @Override
    public synchronized List<TreeEntry> entries() {
        Map<RemotePath, TreeEntry> entries = new TreeMap<>();
        for (TreeEntry entry : there) {
            if (!listing().tracked().contains(relative(entry.path()))) {
                entries.put(entry.path(), entry);
            }
        }
        String user = host.user();
        listing().entries().values().forEach(each -> {
            RemotePath path = params.dest().child(each.path());
            entries.put(path, new TreeEntry(path, each.status(user), Optional.empty()));
        });
        if (!params.bare()) {
            RemotePath own = params.dest().child(".git");
            entries.putIfAbsent(own, new TreeEntry(own, GitListing.folder(user), Optional.empty()));
        }
        return new ArrayList<>(entries.values());
    }

    @Override
    public synchronized Reading content(RemotePath path) {
        GitListing.Entry entry = listing().entries().get(relative(path));
        if (entry == null) {
            Reply reply = host.query(Command.of("cat", path.text()));
            return reply.succeeded() ? new Reading.Whole(reply.stdout()) : new Reading.Absent();
        }
        return entry.content().<Reading>map(Reading.Whole::new).orElseGet(() -> new Reading.TooLarge());
    }

    private String relative(RemotePath path) {
        return path.text().substring(params.dest().text().length() + 1);
    }

    private GitListing listing() {
        GitListing known = listing.orElseGet(() -> GitListing.read(fetch()));
        listing = Optional.of(known);
        return known;
    }

    /** A source that does not give single commits, or a bundle, is fetched whole. */
    private byte[] fetch() {
        String wanted = params.version();
        String script = """
                t=$(mktemp -d) || exit
                trap 'rm -rf "$t"' EXIT
                trap 'exit 143' HUP INT TERM
                $G init -q --bare "$t" || exit
                cd "$t" || exit
                $GR fetch -q --depth 1 "$S" "$V" 2>/dev/null || $GR fetch -q "$S" "+refs/*:refs/*" || exit
                c=%s
                $G ls-tree -r -t -l -z "$c" || exit
                printf '\\0'
                [ -z %s ] || $G -C "$D" ls-tree -r -t -z --name-only %s || exit
                printf '\\0'
                $G ls-tree -r -l "$c" | while read -r mode type object size name; do
                  [ "$type" != blob ] || [ "$size" -gt %d ] || echo "$object"
                done | $G cat-file --batch
                """.formatted(Quote.quote(commit), Quote.quote(before), Quote.quote(before), Look.Read.SMALL);
        Reply reply = host.query(commands.command(script));
        if (!reply.succeeded()) {
            throw new UnknownUntilApplied("clone " + commands.address().shown() + " at " + wanted);
        }
        return reply.stdout();
    }
}
