package scoreline.standalone.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page in Markdown.
record Page(Path file, String text) {
    static final Path ROOT =
            Path.of(System.getProperty("scoreline.root", ".")).toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /// @param language after the fence
    record Block(String language, String text) {
        /** Whether it draws rather than tells what to type: words in it are in the page's language. */
        boolean isDrawing() {
            return text.contains("►");
        }
    }

    static Page at(String path) {
        try {
            var file = ROOT.resolve(path);
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }

    /** Files of the project that it links to. */
    Stream<Path> linked() {
        return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.contains(":"))
                .map(target -> file.resolveSibling(target).normalize());
    }

    long count(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .count();
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
