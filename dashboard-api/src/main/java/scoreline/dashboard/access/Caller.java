package scoreline.dashboard.access;

import java.util.List;

/**
 * Who asks.
 *
 * @param name {@code key:} and the name of a key, or {@code token:} and the subject of a token
 * @param roles those that are known here; none may do anything
 */
record Caller(String name, List<String> roles) {
    Caller {
        roles = List.copyOf(roles);
    }

    static Caller ofKey(String name, String role) {
        return new Caller("key:" + name, List.of(role));
    }

    static Caller ofToken(String subject, List<String> roles) {
        return new Caller("token:" + subject, roles);
    }
}
