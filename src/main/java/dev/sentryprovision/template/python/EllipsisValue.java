package dev.sentryprovision.template.python;

/** {@code ...}. */
enum EllipsisValue implements Typed {
    ELLIPSIS;

    @Override
    public String typeName() {
        return "ellipsis";
    }

    @Override
    public String toString() {
        return "Ellipsis";
    }
}
