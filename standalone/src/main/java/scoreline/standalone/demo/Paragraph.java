package scoreline.standalone.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Words under a heading, for a terminal.
 *
 * @param heading what the first line begins with, padded to the columns that the others leave free
 */
record Paragraph(String heading, String text) {
    private static final int WIDTH = 100;

    /** At least one line, none longer than a hundred columns unless a word is. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(heading);
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(heading.length()));
            }
            if (line.length() > heading.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines());
    }
}
