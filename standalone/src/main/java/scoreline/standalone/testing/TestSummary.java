package scoreline.standalone.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the XML reports that the tests of every module left behind and says in a few lines what they say.
 *
 * <p>The launcher runs this file from its source, so that it also speaks when the build broke before compiling it: it
 * uses nothing but the JDK.
 */
public final class TestSummary {
    /** Characters of a reason that are shown. */
    private static final int LONGEST = 400;

    private TestSummary() {}

    record Trouble(String test, String message) {}

    record Module(String name, int passed, List<Trouble> failed, List<Trouble> skipped, double seconds) {
        int run() {
            return passed + failed.size();
        }
    }

    /** Arguments: the project's root, the build's exit code, seconds it took, its log. */
    static void main(String[] arguments) throws Exception {
        int build = Integer.parseInt(arguments[1]);
        var modules = read(Path.of(arguments[0]));
        print(modules, build, Long.parseLong(arguments[2]), Path.of(arguments[3]), System.out);
        boolean good = build == 0
                && modules.stream().allMatch(module -> module.failed().isEmpty())
                && modules.stream().anyMatch(module -> module.passed() > 0);
        System.exit(good ? 0 : 1);
    }

    /** The modules that have tests, by name; one whose tests did not run has no reports and counts nothing. */
    static List<Module> read(Path root) throws Exception {
        var modules = new ArrayList<Module>();
        try (var folders = Files.list(root)) {
            for (var folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("src/test"))) {
                    modules.add(module(folder));
                }
            }
        }
        return modules;
    }

    private static Module module(Path folder) throws Exception {
        int passed = 0;
        double seconds = 0;
        var failed = new ArrayList<Trouble>();
        var skipped = new ArrayList<Trouble>();
        for (var report : reports(folder)) {
            var suite = parse(report);
            seconds += number(suite.getAttribute("time"));
            var tests = suite.getElementsByTagName("testcase");
            if (tests.getLength() == 0) {
                skipped.add(wholeClass(report, suite.getAttribute("name")));
            }
            for (int i = 0; i < tests.getLength(); i++) {
                var test = (Element) tests.item(i);
                var failure = trouble(test, "failure").or(() -> trouble(test, "error"));
                var skip = trouble(test, "skipped");
                failure.ifPresent(failed::add);
                skip.ifPresent(skipped::add);
                passed += failure.isEmpty() && skip.isEmpty() ? 1 : 0;
            }
        }
        return new Module(String.valueOf(folder.getFileName()), passed, failed, skipped, seconds);
    }

    private static List<Path> reports(Path folder) throws IOException {
        var reports = new ArrayList<Path>();
        for (var kind : List.of("surefire-reports", "failsafe-reports")) {
            var where = folder.resolve("target").resolve(kind);
            if (Files.isDirectory(where)) {
                try (var files = Files.newDirectoryStream(where, "TEST-*.xml")) {
                    files.forEach(reports::add);
                }
            }
        }
        reports.sort(Comparator.naturalOrder());
        return reports;
    }

    private static Element parse(Path report) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        // A failure may quote megabytes; without a document type nothing can be made to grow.
        factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
        return factory.newDocumentBuilder().parse(report.toFile()).getDocumentElement();
    }

    private static Optional<Trouble> trouble(Element test, String tag) {
        NodeList found = test.getElementsByTagName(tag);
        if (found.getLength() == 0) {
            return Optional.empty();
        }
        var element = (Element) found.item(0);
        var message = element.getAttribute("message");
        if (message.isBlank() && tag.equals("skipped")) {
            // An assumption that failed stands in the text, behind the name of its exception.
            message = element.getTextContent().strip().replaceFirst("^[\\w.]+Exception: (Assumption failed: )?", "");
        }
        if (message.isBlank()) {
            message = element.getAttribute("type");
        }
        var className = test.getAttribute("classname");
        var name = className.substring(className.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
        var reason = message.lines().findFirst().orElse("no reason given").strip();
        return Optional.of(new Trouble(name, reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason));
    }

    /** Surefire reports a class that was skipped before its first test as one without tests, and keeps no reason. */
    private static Trouble wholeClass(Path report, String className) throws IOException {
        var reason = "all of it; its report keeps no reason";
        var output = report.resolveSibling(className + "-output.txt");
        if (Files.exists(output)) {
            try (var lines = Files.lines(output)) {
                reason = lines.filter(line -> line.startsWith("Skipped: "))
                        .findFirst()
                        .map(line -> line.substring("Skipped: ".length()).strip())
                        .orElse(reason);
            }
        }
        return new Trouble(className.substring(className.lastIndexOf('.') + 1), reason);
    }

    private static double number(String text) {
        var digits = text.replace(",", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    static void print(List<Module> modules, int build, long seconds, Path log, PrintStream out) {
        for (var module : modules) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %5d run  %3d failed  %3d skipped  %6.1f s%s%n",
                    module.name(),
                    module.run(),
                    module.failed().size(),
                    module.skipped().size(),
                    module.seconds(),
                    module.run() + module.skipped().size() == 0 ? "  (its tests did not run)" : "");
        }
        for (var module : modules) {
            module.skipped().forEach(test -> out.println("skipped " + test.test() + ": " + test.message()));
        }
        for (var module : modules) {
            module.failed().forEach(test -> out.println("FAILED  " + test.test() + ": " + test.message()));
        }
        if (build != 0) {
            out.println("The build ended with code " + build + "; its log says why: " + log);
        }
        out.printf(Locale.ROOT, "total time %d min %02d s%n", seconds / 60, seconds % 60);
        out.printf(
                Locale.ROOT,
                "%d passed, %d failed, %d skipped%n",
                modules.stream().mapToInt(Module::passed).sum(),
                modules.stream().mapToInt(module -> module.failed().size()).sum(),
                modules.stream().mapToInt(module -> module.skipped().size()).sum());
    }
}
