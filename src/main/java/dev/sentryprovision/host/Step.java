package dev.sentryprovision.host;

import java.util.Optional;

/** A change of a path, as asked for. */
sealed interface Step {

    RemotePath path();

    record Write(FileWrite write) implements Step {
        @Override
        public RemotePath path() {
            return write.path();
        }

        @Override
        public Attributes attributes() {
            return write.attributes();
        }
    }

    record Remove(RemotePath path) implements Step {}

    /** @param onTheWay nobody asked for it, but for one below it */
    record MakeDirectory(RemotePath path, Attributes attributes, boolean onTheWay) implements Step {}

    record MakeLink(RemotePath path, String target, Host.LinkKind kind) implements Step {}

    record SetAttributes(RemotePath path, Attributes attributes) implements Step {}

    record Touch(RemotePath path, Optional<Double> modified, Optional<Double> accessed) implements Step {}

    /** What it does, to complete "cannot …". */
    default String words() {
        return switch (this) {
            case Write _ -> "write " + path();
            case Remove _ -> "remove " + path();
            case MakeDirectory _ -> "make the folder " + path();
            case MakeLink(RemotePath path, String target, Host.LinkKind _) -> "make the link " + path + " to " + target;
            case SetAttributes _ -> "set attributes of " + path();
            case Touch _ -> "touch " + path();
        };
    }

    /** Whether the old content belongs to the pre-image: the step will destroy it. */
    default boolean replacesContent() {
        return this instanceof Write || this instanceof Remove || this instanceof MakeLink;
    }

    /** What it says of owner, group and mode. */
    default Attributes attributes() {
        return Attributes.KEEP;
    }

    /** Whether the folder it is in must be there. */
    default boolean addsAnEntry() {
        return !(this instanceof Remove || this instanceof SetAttributes);
    }
}
