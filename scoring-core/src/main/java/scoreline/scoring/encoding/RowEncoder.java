package scoreline.scoring.encoding;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/** Computes a row's features, in catalogue order: the same code in training and in serving. Immutable. */
public final class RowEncoder {

    /** Of a feature that is a field as it stands, or a category, the field; for others -1. */
    private final int[] fields;

    private final Formula[] formulas;
    private final @Nullable CategoryEncoding[] encodings;

    /** Of a feature that counts what is missing, its formula as arrays: it may count all fields of a table. */
    private final @Nullable MissingCount[] counts;

    /// @param encodings one for each category feature's field
    /// @throws IllegalArgumentException when a category feature has no encoding
    public RowEncoder(Catalogue catalogue, List<CategoryEncoding> encodings) {
        Map<String, CategoryEncoding> byField =
                encodings.stream().collect(Collectors.toMap(CategoryEncoding::field, encoding -> encoding));
        List<Feature> features = catalogue.features();
        this.formulas = features.stream().map(Feature::formula).toArray(Formula[]::new);
        this.encodings = new CategoryEncoding[formulas.length];
        this.fields = new int[formulas.length];
        this.counts = new MissingCount[formulas.length];
        for (int i = 0; i < formulas.length; i++) {
            fields[i] = switch (formulas[i]) {
                case Formula.Number number when number.sentinels().isEmpty() -> number.field();
                case Formula.Category category -> category.field();
                default -> -1;
            };
            if (formulas[i] instanceof Formula.Summary(var statistic, var of)
                    && statistic == Formula.Statistic.MISSING_COUNT) {
                counts[i] = MissingCount.of(of);
            }
            if (formulas[i] instanceof Formula.Category category) {
                String field = catalogue.fields().get(category.field()).name();
                CategoryEncoding encoding = byField.get(field);
                if (encoding == null) {
                    throw new IllegalArgumentException("the category field " + field + " has no encoding");
                }
                this.encodings[i] = encoding;
            }
        }
    }

    /// @return float32 features, shape (features); NaN is missing, and so is whatever is not finite in float32
    public float[] encode(Row row) {
        var features = new float[formulas.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = narrow(value(i, row));
        }
        return features;
    }

    /** A feature's value as the model sees it: NaN where it is not finite in float32. */
    public static float narrow(double value) {
        float narrowed = (float) value;
        return Float.isFinite(narrowed) ? narrowed : Float.NaN;
    }

    /// A feature before it is narrowed to float32.
    ///
    /// @return of a category what it is worth; NaN is missing
    public double value(int feature, Row row) {
        int field = fields[feature];
        if (field < 0) {
            MissingCount count = counts[feature];
            return count == null ? formulas[feature].of(row) : count.in(row);
        }
        CategoryEncoding encoding = encodings[feature];
        return encoding == null ? row.number(field) : encoding.of(row.text(field));
    }
}
