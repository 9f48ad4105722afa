package scoreline.training.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * docs/method/history.md once more, in SQL: from the catalogue's JSON and the tables' files, with nothing of the program
 * between them. Days count from the application, as in the tables; only months are dates.
 */
record HistorySql(JsonNode catalogue) {
    private static final Map<String, String> COMPARISONS =
            Map.of("above", ">", "atLeast", ">=", "below", "<", "atMost", "<=", "equals", "=");

    /// Makes the table `applications`, with the number and the day of each row.
    ///
    /// @param start when the first was submitted
    /// @param hours from one to the next
    static String applications(Path file, String start, long hours) {
        return """
                CREATE TABLE applications AS
                SELECT *, CAST(TIMESTAMP '%s' + to_hours(%d * idx) AS DATE) AS today
                FROM (SELECT row_number() OVER () - 1 AS idx, * FROM %s)""".formatted(start, hours, csv(file));
    }

    /// Makes a table of the source's name: the records known on the day of an application or before, beside its number.
    ///
    /// @param file of the source's rows
    /// @param bureau file to which bureau_balance is joined
    String known(String source, Path file, Path bureau) {
        return """
                CREATE TABLE %s AS
                WITH cells AS (%s),
                    records AS (SELECT idx, %s AS id, %s AS happened, %s AS known, %s FROM cells),
                    numbered AS (SELECT *, row_number() OVER (PARTITION BY idx, id ORDER BY known) AS ordinal FROM records)
                SELECT * REPLACE (%s AS id) FROM numbered WHERE known <= 0""".formatted(
                        quoted(source),
                        cells(source, file, bureau),
                        id(source),
                        happened(source),
                        knownOn(source),
                        fields(source),
                        source.equals("installments_payments")
                                ? "id || ':' || ordinal"
                                : "id || CASE WHEN ordinal = 1 THEN '' ELSE ':' || ordinal END");
    }

    /** Applications with the aggregate's value, where it is not missing, and how large the numbers are it is made of. */
    String query(JsonNode aggregate) {
        String source = quoted(aggregate.get("source").textValue());
        String inWindow = aggregate.has("months")
                ? "happened >= -round_even(%s * 365.25 / 12, 0)".formatted(aggregate.get("months"))
                : "true";
        String holds = elements(aggregate.path("where"))
                .map(HistorySql::condition)
                .reduce("true", (one, other) -> one + " AND " + other);
        return switch (aggregate.get("statistic").textValue()) {
            case "count" ->
                "SELECT idx, count(*) FILTER (WHERE %s AND %s), 0 FROM %s GROUP BY idx"
                        .formatted(inWindow, holds, source);
            case "share" ->
                "SELECT idx, avg(CASE WHEN %s THEN 1 ELSE 0 END), 0 FROM %s WHERE %s GROUP BY idx"
                        .formatted(holds, source, inWindow);
            default ->
                "WITH records AS (SELECT idx, known, id, %s AS v FROM %s WHERE %s AND %s) %s"
                        .formatted(operand(aggregate.get("value")), source, inWindow, holds, ofValues(aggregate));
        };
    }

    private static String ofValues(JsonNode aggregate) {
        String simple = "SELECT idx, %s, max(abs(v)) FROM records WHERE v IS NOT NULL GROUP BY idx";
        return switch (aggregate.get("statistic").textValue()) {
            case "sum" -> simple.formatted("sum(v)");
            case "mean" -> simple.formatted("avg(v)");
            case "min" -> simple.formatted("min(v)");
            case "max" -> simple.formatted("max(v)");
            case "first" -> simple.formatted("first(v ORDER BY known, id)");
            case "last" -> simple.formatted("last(v ORDER BY known, id)");
            case "variance" -> """
                SELECT idx, var_pop(v), max(v * v) FROM records WHERE v IS NOT NULL GROUP BY idx HAVING count(*) >= 2""";
            case "slope" -> """
                SELECT idx, regr_slope(v, place), max(abs(v))
                FROM (SELECT *, -row_number() OVER (PARTITION BY idx ORDER BY known DESC, id DESC) AS place
                    FROM records WHERE v IS NOT NULL)
                WHERE place >= -%s GROUP BY idx HAVING count(*) >= 2""".formatted(aggregate.get("last"));
            default -> throw new IllegalArgumentException("no SQL for " + aggregate);
        };
    }

    private static String condition(JsonNode condition) {
        if (condition.has("is")) {
            return quoted(condition.get("field").textValue())
                    + elements(condition.get("is"))
                            .map(text -> "'" + text.textValue() + "'")
                            .collect(Collectors.joining(", ", " IN (", ")"));
        }
        String comparison =
                COMPARISONS.keySet().stream().filter(condition::has).findFirst().orElseThrow();
        JsonNode value = condition.has("field") ? condition.get("field") : condition.get("value");
        return operand(value) + " " + COMPARISONS.get(comparison) + " " + condition.get(comparison);
    }

    private static String operand(JsonNode operand) {
        if (operand.isTextual()) {
            return quoted(operand.textValue());
        }
        if (operand.has("application")) {
            return quoted("application " + operand.get("application").textValue());
        }
        String one = operand(operand.get("of").get(0));
        String other = operand(operand.get("of").get(1));
        return operand.get("op").textValue().equals("ratio")
                ? "(%s / nullif(%s, 0))".formatted(one, other)
                : "(%s - %s)".formatted(one, other);
    }

    /** The rows of a source, each beside the application it belongs to. */
    private String cells(String source, Path file, Path bureau) {
        String from = source.equals("bureau_balance")
                ? csv(file) + " JOIN (SELECT DISTINCT SK_ID_BUREAU, SK_ID_CURR FROM " + csv(bureau)
                        + ") USING (SK_ID_BUREAU)"
                : csv(file);
        String month = source.endsWith("balance")
                ? "date_trunc('month', today) + to_months(CAST(CAST(t.MONTHS_BALANCE AS DOUBLE) AS INTEGER)) AS month,"
                : "";
        String applied = applied()
                .map(field -> "a.%s AS %s,".formatted(quoted(name(field)), quoted("application " + name(field))))
                .collect(Collectors.joining());
        return "SELECT idx, today, %s %s t.* FROM (FROM %s) t JOIN applications a USING (SK_ID_CURR)"
                .formatted(month, applied, from);
    }

    private static String id(String source) {
        return switch (source) {
            case "bureau" -> "SK_ID_BUREAU";
            case "bureau_balance" -> "SK_ID_BUREAU || ':' || strftime(month, '%Y-%m')";
            case "previous_application" -> "SK_ID_PREV";
            case "installments_payments" ->
                "concat_ws(':', SK_ID_PREV, %s, %s, %s, %s)"
                        .formatted(
                                plain("NUM_INSTALMENT_VERSION"),
                                plain("NUM_INSTALMENT_NUMBER"),
                                "coalesce(CAST(today + CAST(%s AS INTEGER) AS VARCHAR), '-')"
                                        .formatted(number("DAYS_ENTRY_PAYMENT")),
                                plain("AMT_PAYMENT"));
            default -> "SK_ID_PREV || ':' || strftime(month, '%Y-%m')";
        };
    }

    private static String happened(String source) {
        return switch (source) {
            case "bureau" -> number("DAYS_CREDIT");
            case "previous_application" -> number("DAYS_DECISION");
            case "installments_payments" -> number("DAYS_INSTALMENT");
            default -> "date_diff('day', today, CAST(month AS DATE))";
        };
    }

    private static String knownOn(String source) {
        return switch (source) {
            case "bureau" -> number("DAYS_CREDIT_UPDATE");
            case "previous_application" ->
                Stream.of("DAYS_DECISION", "DAYS_FIRST_DUE", "DAYS_LAST_DUE", "DAYS_TERMINATION")
                        .map(day -> "CASE WHEN %1$s <= 0 THEN %1$s END".formatted(number(day)))
                        .collect(Collectors.joining(", ", "greatest(", ")"));
            case "installments_payments" ->
                "coalesce(%s, %s)".formatted(number("DAYS_ENTRY_PAYMENT"), number("DAYS_INSTALMENT"));
            default -> {
                String next = "date_diff('day', today, CAST(month + INTERVAL 1 MONTH AS DATE))";
                yield "CASE WHEN %s <= 0 THEN least(%s, 0) ELSE %s END".formatted(number("MONTHS_BALANCE"), next, next);
            }
        };
    }

    /** What a record says, and the application beside it. */
    private String fields(String source) {
        Stream<String> recorded = elements(catalogue.get("history"))
                .filter(described -> name(described).equals(source))
                .flatMap(described -> elements(described.get("fields")))
                .map(field -> {
                    String value = switch (field.get("kind").textValue()) {
                        case "CATEGORY" -> quoted(name(field));
                        case "DAY" ->
                            name(field).equals("MONTHS_BALANCE")
                                    ? happened(source)
                                    : "nullif(%s, 365243)".formatted(number(name(field)));
                        default -> known(field, name(field));
                    };
                    return value + " AS " + quoted(name(field));
                });
        Stream<String> applied = applied()
                .map(field ->
                        known(field, "application " + name(field)) + " AS " + quoted("application " + name(field)));
        return Stream.concat(recorded, applied).collect(Collectors.joining(", "));
    }

    /** The application's fields that operands name. */
    private Stream<JsonNode> applied() {
        List<String> names = catalogue.findValuesAsText("application");
        return elements(catalogue.get("fields")).filter(field -> names.contains(name(field)));
    }

    /** A number; a sentinel is missing. */
    private static String known(JsonNode field, String column) {
        String value = number(column);
        for (JsonNode sentinel : field.path("sentinels")) {
            value = "nullif(%s, %s)".formatted(value, sentinel);
        }
        return value;
    }

    private static String number(String column) {
        return "CAST(%s AS DOUBLE)".formatted(quoted(column));
    }

    /** A number in as few characters as tell it. */
    private static String plain(String column) {
        return "coalesce(regexp_replace(CAST(%s AS VARCHAR), '\\.0$', ''), '-')".formatted(number(column));
    }

    private static String csv(Path file) {
        return "read_csv('%s', header = true, all_varchar = true, nullstr = '')".formatted(file);
    }

    private static String name(JsonNode element) {
        return element.get("name").textValue();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The aggregates that features ask for, each where it is asked for first. */
    List<JsonNode> aggregates() {
        return catalogue.get("features").findParents("statistic").stream()
                .distinct()
                .toList();
    }
}
