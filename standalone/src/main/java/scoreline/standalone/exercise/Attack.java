package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;

/**
 * A text that does harm where it is taken for more than a text.
 *
 * @param name what it tries
 * @param written in an address: percent-encoded, or broken on purpose
 */
record Attack(String name, String text, String written) {
    /** A header that must never be seen in an answer. */
    static final String INJECTED = "X-Injected";

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~";
    private static final int SHORTEST = 4;
    private static final int LONG = 6_000;
    private static final int VERY_LONG = 100_000;

    /** Each reaches the server whole, in an address and in a body. */
    static final List<Attack> ALL = Stream.of(
                    of("SQL: always true", "' or '1'='1"),
                    of("SQL: always true, the rest a comment", "' or 1=1 --"),
                    of("SQL: parentheses", "') or ('a'='a"),
                    of("SQL: a number", "1 or 1=1"),
                    of("SQL: union", "' union select version(), null, null --"),
                    of("SQL: of a column", "applicant_id; select 1"),
                    of("SQL: drop", "x'; drop table decision; --"),
                    of("SQL: delete", "1; delete from application"),
                    of("SQL: sleep", "'; select pg_sleep(10); --"),
                    of("SQL: sleep within", "1 and (select 1 from pg_sleep(10)) is not null"),
                    of("SQL: sleep joined", "' || pg_sleep(10) || '"),
                    of("SQL: error", "' and 1=cast(version() as int) --"),
                    of("SQL: file", "'; copy (select 1) to program 'sleep 10'; --"),
                    of("SQL: dollar quotes", "$$; select pg_sleep(10); $$"),
                    of("SQL: backslash", "\\' or 1=1 --"),
                    of("SQL: pattern", "%_%%%"),
                    of("SQL: placeholder", "? $1 :name {0}"),
                    of("lines: a header", "x\r\n" + INJECTED + ": yes"),
                    of("lines: an answer", "x\r\n\r\nHTTP/1.1 200 OK\r\n" + INJECTED + ": yes\r\n\r\n"),
                    of("lines: feed alone", "x\n" + INJECTED + ": yes"),
                    of("lines: return alone", "x\r" + INJECTED + ": yes"),
                    of("lines: those of Unicode", "x\u0085\u2028\u2029" + INJECTED + ": yes"),
                    as("lines: encoded twice", "x%250d%250a" + INJECTED + ":%20yes"),
                    of("NUL", "x\0y"),
                    of("NUL alone", "\0"),
                    of("control characters", "\u0001\b\u001b[2J\u007f"),
                    of("empty", ""),
                    of("blank", " \t "),
                    of("long", "a".repeat(LONG)),
                    of("very long", "a".repeat(VERY_LONG)),
                    of("long and deep", "[".repeat(LONG)),
                    of("path: up", "../../../../etc/passwd"),
                    of("path: up, backwards", "..\\..\\..\\windows\\win.ini"),
                    of("path: here", "."),
                    of("path: above", ".."),
                    as("path: up, encoded twice", "%252e%252e%252fetc%252fpasswd"),
                    as("path: up, overlong", "%c0%ae%c0%ae%c0%afetc%c0%afpasswd"),
                    of("path: file", "file:///etc/passwd"),
                    of("path: elsewhere", "//127.0.0.1:1/x"),
                    of("format", "%s%n%d%x%p {} {0} %1$s"),
                    of("format: look-up", "${jndi:ldap://127.0.0.1:1/x}${sys:user.home}"),
                    of("format: expression", "#{7*7}{{7*7}}${7*7}<%=7*7%>"),
                    of("command", "`sleep 10`; $(sleep 10) | sleep 10 &"),
                    of("script", "<script>alert(1)</script>"),
                    of("script: of an attribute", "\"><img src=x onerror=alert(1)>"),
                    of("script: address", "javascript:alert(1)"),
                    of("XML", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
                    of("JSON", "\"}],\"x\":{\"$ref\":\"#\"}"),
                    of("cells", "=cmd|' /c calc'!A1"),
                    of("Unicode: half a character", "\ud800"),
                    of("Unicode: beyond the first plane", "\ud83d\ude00\ud803\ude7b\udbff\udffd"),
                    of("Unicode: no character", "\uffff\ufffe"),
                    of("Unicode: right to left", "\u202eabc\u202d\u2066"),
                    of("Unicode: many marks", "a" + "\u0301".repeat(200)),
                    of("Unicode: case", "\u0130\u0131\u1e9e\ufb03"),
                    of("Unicode: quotes", "\uff07 or 1=1 \u02bc"),
                    as("bytes: no UTF-8", "%ff%fe%ed%a0%80"),
                    as("bytes: half a code", "x%"),
                    as("bytes: no code", "%zz%u0000"),
                    of("number: large", "99999999999999999999999999"),
                    of("number: largest", "9223372036854775807"),
                    of("number: least", "-9223372036854775808"),
                    of("number: exponent", "1e999999999"),
                    of("number: none", "NaN"),
                    of("number: infinite", "-Infinity"),
                    of("number: hexadecimal", "0x1p-1074"),
                    of("number: of another script", "\u0661\u0662\u0663"),
                    of("time: the year 0", "0000-01-01T00:00:00Z"),
                    of("time: the last year", "+999999999-12-31T23:59:59.999999999Z"),
                    of("time: leap second", "2016-12-31T23:59:60Z"),
                    of("time: a long one", "P999999999999D"),
                    of("pattern: backtracking", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!(a+)+$"))
            .toList();

    private static Attack of(String name, String text) {
        return new Attack(name, text, encoded(text));
    }

    private static Attack as(String name, String written) {
        return new Attack(name, written, written);
    }

    /** Every other byte by its number, dots too: no part of a path is up. */
    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte each : text.getBytes(UTF_8)) {
            if (UNRESERVED.indexOf(each) >= 0) {
                encoded.append((char) each);
            } else {
                encoded.append("%%%02X".formatted(each));
            }
        }
        return encoded.toString();
    }

    /** Whether it would be noticed in a header: a word, a mark or a number may stand there by itself. */
    boolean isNotable() {
        return text.length() >= SHORTEST
                && text.chars().anyMatch(c -> UNRESERVED.indexOf(c) < 0 && c != '.' && c != '/');
    }
}
