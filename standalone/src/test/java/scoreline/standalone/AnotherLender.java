package scoreline.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import scoreline.training.generated.GeneratedApplication;
import scoreline.training.generated.GeneratedApplications;

/** Made-up lenders' tables: the generated applicants, in other columns. */
final class AnotherLender {
    private static final LocalDateTime OPENED = LocalDateTime.parse("2023-01-02T08:00:00");

    private AnotherLender() {}

    /**
     * A table in English: text ids, ISO dates, forty branches, and columns that can be no feature.
     *
     * @param labelled whether the table has the column of outcomes
     */
    static Path english(Path file, int from, int rows, boolean labelled) throws IOException {
        var random = new SplittableRandom(7L + from);
        List<Map<String, String>> table = new ArrayList<>();
        for (int i = from; i < from + rows; i++) {
            GeneratedApplication applicant = new GeneratedApplications(3).at(i);
            SequencedMap<String, String> cells = applicant.values();
            LocalDateTime applied = OPENED.plusMinutes(17L * i);
            var row = new LinkedHashMap<String, String>();
            row.put("loan_ref", "LN-%06d-%c".formatted(i, 'A' + i % 26));
            row.put("customer", "Customer number " + i);
            row.put("applied_at", applied + ":00Z");
            row.put("amount", cells.get("AMT_CREDIT"));
            row.put("instalment", cells.get("AMT_ANNUITY"));
            row.put("yearly_income", cells.get("AMT_INCOME_TOTAL"));
            row.put("rating_a", cells.get("EXT_SOURCE_1"));
            row.put("rating_b", cells.get("EXT_SOURCE_2"));
            row.put("rating_c", cells.get("EXT_SOURCE_3"));
            row.put("born_on", before(applied, cells.getOrDefault("DAYS_BIRTH", "")));
            row.put("hired_on", before(applied, cells.getOrDefault("DAYS_EMPLOYED", "")));
            row.put("gender", cells.get("CODE_GENDER"));
            row.put("trade", cells.get("OCCUPATION_TYPE"));
            row.put("employer_kind", cells.get("ORGANIZATION_TYPE"));
            row.put("branch", "branch " + random.nextInt(40));
            row.put("postcode", "%05d".formatted(random.nextInt(30) * 37));
            row.put("currency", "EUR");
            row.put("comment", "");
            row.put(
                    "last_reminder",
                    applied.plusDays(random.nextInt(1, 90)).toLocalDate().toString());
            row.put("queue_no", Integer.toString(10_000 + i));
            if (labelled) {
                row.put("defaulted", applicant.defaulted() ? "1" : "0");
            }
            table.add(row);
        }
        return write(file, table);
    }

    /** A table in French: spaces, accents, brackets and commas in names, days before months in dates. */
    static Path french(Path file, int rows) throws IOException {
        List<Map<String, String>> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            GeneratedApplication applicant = new GeneratedApplications(4).at(i);
            SequencedMap<String, String> cells = applicant.values();
            LocalDateTime applied = OPENED.plusMinutes(17L * i);
            var row = new LinkedHashMap<String, String>();
            row.put("N° de dossier", "D/" + i);
            row.put("Défaut", applicant.defaulted() ? "1" : "0");
            row.put("Déposé le", "%1$td/%1$tm/%1$tY %1$tH:%1$tM".formatted(applied));
            row.put("Montant du prêt (EUR)", cells.get("AMT_CREDIT"));
            row.put("Échéance, par mois", cells.get("AMT_ANNUITY"));
            row.put("Score \"interne\"", cells.get("EXT_SOURCE_2"));
            row.put("Score externe", cells.get("EXT_SOURCE_3"));
            row.put("2e score", cells.get("EXT_SOURCE_1"));
            row.put("Situation", cells.get("NAME_FAMILY_STATUS"));
            row.put("Né(e) le", french(before(applied, cells.getOrDefault("DAYS_BIRTH", ""))));
            table.add(row);
        }
        return write(file, table);
    }

    /** The date so many days from the application; 365243 stands for none. */
    private static String before(LocalDateTime applied, String days) {
        double number = days.isEmpty() ? 365_243 : Double.parseDouble(days);
        return number > 0 ? "" : applied.toLocalDate().plusDays((long) number).toString();
    }

    private static String french(String iso) {
        return iso.isEmpty() ? "" : "%1$td/%1$tm/%1$tY".formatted(LocalDate.parse(iso));
    }

    private static Path write(Path file, List<Map<String, String>> table) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(List.copyOf(table.getFirst().keySet())));
        table.forEach(row -> lines.add(line(List.copyOf(row.values()))));
        return Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.matches(".*[\",].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                .collect(Collectors.joining(","));
    }
}
