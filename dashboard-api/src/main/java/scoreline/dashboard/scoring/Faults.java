package scoreline.dashboard.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.wire.RejectionCode;

/** What is wrong with the fields of a request, all of it at once. Not safe between threads. */
public final class Faults {
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;

    private final String where;
    private final String sentence;
    private final ProblemType type;
    private final List<Problem.Fault> found = new ArrayList<>();

    /// @param where JSON pointer of what holds the fields, such as `#/application`
    /// @param sentence of the refusal
    Faults(String where, String sentence) {
        this(where, sentence, ProblemType.UNUSABLE_CONTENT);
    }

    /// @param type of the refusal
    public Faults(String where, String sentence, ProblemType type) {
        this.where = where;
        this.sentence = sentence;
        this.type = type;
    }

    /// @param detail one sentence, without the value
    void add(String field, RejectionCode code, String detail) {
        add(field, code.name(), detail);
    }

    void add(String field, String code, String detail) {
        if (found.size() < MOST) {
            found.add(new Problem.Fault(where + "/" + token(field), detail, code));
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /**
     * Goes on where nothing is wrong.
     *
     * @throws Refusal that names each fault, up to a number that nobody can read
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new Refusal(type, sentence, found);
        }
    }

    /** As a JSON pointer has it in a fragment (RFC 6901, section 6). */
    private static String token(String field) {
        var shown = field.length() > LONGEST_NAME ? field.substring(0, LONGEST_NAME) : field;
        return URLEncoder.encode(shown.replace("~", "~0").replace("/", "~1"), UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }
}
