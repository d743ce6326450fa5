package dev.sentryprovision.template.python;

import java.util.LinkedHashMap;
import java.util.Map;

/** A dict made by a template, which may change it. */
public final class OwnDict extends LinkedHashMap<Object, Object> {

    public OwnDict() {}

    public OwnDict(Map<?, ?> entries) {
        super(Math.max(16, entries.size() * 2));
        entries.forEach(this::put);
    }
}
