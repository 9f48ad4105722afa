import type { Schema } from "../api/client";
import { type CategoryWords, type Measuring, categoryWords, isCountedBack, numberWords, rangeWords } from "./measure";

export type Span = Schema<"Span">;

/** Few values, each a whole number: a cell of a distribution holds one of them, or some. */
const WHOLE = /^(?:count|flag|rating \d+-\d+)$/;
const EDGES = ["BELOW", "INTERVAL", "ABOVE"];
/** Limits come in single precision. */
const ROUNDING = 1e-6;

/** Whether each value should have a cell of its own, rather than all cells the same width. */
export function hasFewValues(unit: string): boolean {
    return WHOLE.test(unit) || unit === "hour";
}

export function isOfNumbers({ kind }: Span): boolean {
    return EDGES.includes(kind);
}

/** The least and the greatest number that a span holds, so far as it ends. */
export function endsOf(unit: string, { kind, lower, upper }: Span): readonly [number | null, number | null] {
    if (!WHOLE.test(unit) || lower == null) {
        return [lower ?? null, upper ?? null];
    }
    // Before the last the end belongs to the next; what lies above the last begins behind its end.
    const first = kind === "ABOVE" ? Math.floor(lower + ROUNDING) + 1 : Math.ceil(lower - ROUNDING);
    return [first, upper == null ? null : Math.max(first, Math.ceil(upper - ROUNDING) - 1)];
}

/** Whether what is less is a longer time. */
function isTurned(unit: string, { lower, upper }: Span): boolean {
    return isCountedBack(unit, lower ?? upper);
}

export function spanWords(measuring: Measuring, unit: string, span: Span, called?: CategoryWords): string {
    if (span.kind === "CATEGORY") {
        return categoryWords(measuring, span.category ?? "", called);
    }
    const [lower, upper] = endsOf(unit, span);
    return isOfNumbers(span) ? rangeWords(measuring, unit, lower, upper) : (measuring.words.measures.spans[span.kind] ?? span.kind);
}

/** With as few words as an axis has room for: where it begins. */
export function spanShort(measuring: Measuring, unit: string, span: Span, called?: CategoryWords): string {
    const begin = endsOf(unit, span)[isTurned(unit, span) ? 1 : 0];
    return span.kind !== "INTERVAL" || begin === null
        ? spanWords(measuring, unit, span, called)
        : unit === "currency"
          ? measuring.format.compact(begin)
          : numberWords(measuring, unit, begin);
}
