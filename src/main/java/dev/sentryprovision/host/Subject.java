package dev.sentryprovision.host;

import java.util.Set;

/** What a change touches and a query depends on, beyond the paths that the host sees itself. */
public sealed interface Subject {

    /** Anything at or below a path. */
    record PathSubject(RemotePath path) implements Subject {}

    /** Something a tool of the machine keeps: kind "package", "user", "group", "unit", "repository" … and its name. */
    record Named(String kind, String name) implements Subject {}

    /** Anything of a kind. */
    record AnyOf(String kind) implements Subject {}

    static Subject path(RemotePath path) {
        return new PathSubject(path);
    }

    static Subject named(String kind, String name) {
        return new Named(kind, name);
    }

    static Subject anyOf(String kind) {
        return new AnyOf(kind);
    }

    /** What may bring a name, or take it away: with a user comes a group of its name. */
    static Set<Subject> ofName(Look.Known look) {
        return switch (look.names()) {
            case USER -> Set.of(named("user", look.name()));
            case GROUP -> Set.of(named("group", look.name()), named("user", look.name()));
        };
    }

    /** Whether touching {@code this} may change what is known about {@code other}. */
    default boolean concerns(Subject other) {
        return switch (this) {
            case PathSubject(RemotePath mine) ->
                other instanceof PathSubject(RemotePath its) && (mine.startsWith(its) || its.startsWith(mine));
            case Named(String kind, String name) ->
                switch (other) {
                    case Named(String otherKind, String otherName) -> kind.equals(otherKind) && name.equals(otherName);
                    case AnyOf(String otherKind) -> kind.equals(otherKind);
                    case PathSubject _ -> false;
                };
            case AnyOf(String kind) ->
                switch (other) {
                    case Named(String otherKind, String _) -> kind.equals(otherKind);
                    case AnyOf(String otherKind) -> kind.equals(otherKind);
                    case PathSubject _ -> false;
                };
        };
    }
}
