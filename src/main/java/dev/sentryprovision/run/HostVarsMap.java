package dev.sentryprovision.run;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A map of the playbook language whose values are worked out when they are asked for. */
final class HostVarsMap extends AbstractMap<Object, Object> {

    private final Supply supply;

    /** Its keys, and the value of one of them or null, as {@link Map#get} has it. */
    interface Supply {
        Set<String> keys();

        boolean has(String key);

        Object get(String key);
    }

    HostVarsMap(Supply supply) {
        this.supply = supply;
    }

    /**
     * {@code hostvars}: by host, the rendered variables of each.
     *
     * @param names  the hosts of the inventory
     * @param exists whether there is such a host: {@code localhost} is there without being named
     */
    static HostVarsMap ofHosts(List<String> names, Predicate<String> exists, Function<String, TaskScope> scopes) {
        return new HostVarsMap(new Supply() {
            @Override
            public Set<String> keys() {
                return new LinkedHashSet<>(names);
            }

            @Override
            public boolean has(String key) {
                return exists.test(key);
            }

            @Override
            public Object get(String key) {
                return ofScope(scopes.apply(key));
            }
        });
    }

    /** The rendered variables of the one host whose name is worked out when it is asked for. */
    static HostVarsMap ofOne(Supplier<String> host, Function<String, TaskScope> scopes) {
        return new HostVarsMap(new Supply() {
            @Override
            public Set<String> keys() {
                return Set.of(host.get());
            }

            @Override
            public boolean has(String key) {
                return host.get().equals(key);
            }

            @Override
            public Object get(String key) {
                return ofScope(scopes.apply(key));
            }
        });
    }

    private static HostVarsMap ofScope(TaskScope scope) {
        return new HostVarsMap(new Supply() {
            @Override
            public Set<String> keys() {
                return scope.templateScope().variables().names();
            }

            @Override
            public boolean has(String key) {
                return scope.templateScope().variables().find(key).isPresent();
            }

            @Override
            public Object get(String key) {
                return scope.variable(key).orElseThrow();
            }
        });
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String name && supply.has(name);
    }

    @Override
    public Object get(Object key) {
        return containsKey(key) ? supply.get((String) key) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        Set<String> keys = supply.keys();
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Object, Object>> iterator() {
                return keys.stream()
                        .map(key -> (Map.Entry<Object, Object>)
                                new SimpleImmutableEntry<Object, Object>(key, supply.get(key)))
                        .iterator();
            }

            @Override
            public int size() {
                return keys.size();
            }
        };
    }
}
