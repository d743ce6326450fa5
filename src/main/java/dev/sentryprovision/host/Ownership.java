package dev.sentryprovision.host;

import java.util.Optional;

/**
 * Owner and group as names and numbers; a number is {@link #UNTOLD} when only the name was given, a name is the number
 * when only that was.
 */
record Ownership(String owner, long uid, String group, long gid) {

    static final long UNTOLD = -1;

    static Ownership of(PathStatus status) {
        return new Ownership(status.owner(), status.uid(), status.group(), status.gid());
    }

    /** What a new entry gets by itself. */
    static Ownership ofNew(Situation situation) {
        Account account = situation.account();
        return situation
                .groupGiver()
                .map(parent -> new Ownership(account.user(), account.uid(), parent.group(), parent.gid()))
                .orElse(new Ownership(account.user(), account.uid(), account.group(), account.gid()));
    }

    /** What a file gets that takes the place of {@code old}: only root can give files away. */
    static Ownership ofReplacement(PathStatus old, Situation situation) {
        Account account = situation.account();
        Ownership own = ofNew(situation);
        boolean mayChown = account.isRoot();
        boolean mayChgrp = mayChown || account.groups().contains(old.gid());
        return new Ownership(
                mayChown ? old.owner() : own.owner,
                mayChown ? old.uid() : own.uid,
                mayChgrp ? old.group() : own.group,
                mayChgrp ? old.gid() : own.gid);
    }

    Ownership with(Attributes attributes) {
        return withOwner(attributes.owner()).withGroup(attributes.group());
    }

    private Ownership withOwner(Optional<String> wanted) {
        return wanted.filter(text -> !same(text, owner, uid))
                .map(text -> new Ownership(text, number(text), group, gid))
                .orElse(this);
    }

    private Ownership withGroup(Optional<String> wanted) {
        return wanted.filter(text -> !same(text, group, gid))
                .map(text -> new Ownership(owner, uid, text, number(text)))
                .orElse(this);
    }

    private static boolean same(String wanted, String name, long id) {
        return wanted.equals(name) || wanted.equals(Long.toString(id));
    }

    /** Root has its number everywhere. */
    private static long number(String text) {
        return text.equals("root") ? 0 : text.matches("[0-9]{1,10}") ? Long.parseLong(text) : UNTOLD;
    }

    /** As chown takes it. */
    String spec() {
        return (uid == UNTOLD ? owner : uid) + ":" + (gid == UNTOLD ? group : gid);
    }
}
