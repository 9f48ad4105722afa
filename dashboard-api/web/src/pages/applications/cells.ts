import type { Schema } from "../../api/client";
import { type Measuring, valueWords } from "../../words/measure";

export type Cell = Schema<"Distribution.Cell">;

export interface NumberCell extends Cell {
    /** Whether it holds whole numbers, so that it has a last one. */
    readonly isWhole: boolean;
}

const NUMBERS = ["BELOW", "INTERVAL", "ABOVE"];

/** Those that hold numbers, but for empty ends; the smallest first as it is written. */
export function cellsToShow(cells: readonly Cell[], isTurned: boolean): NumberCell[] {
    const numbers = cells.filter(({ span, counts }) => NUMBERS.includes(span.kind) && (span.kind === "INTERVAL" || counts.total > 0));
    const isWhole = numbers.every(({ span }) => Number.isInteger(span.lower ?? 0) && Number.isInteger(span.upper ?? 0)) && numbers.length < 24;
    const shown = numbers.map((cell) => ({ ...cell, isWhole: isWhole && !isTurned }));
    return isTurned ? shown.reverse() : shown;
}

export function cellWords(measuring: Measuring, unit: string, { span, isWhole }: NumberCell): string {
    const { measures } = measuring.words;
    const told = (value: number) => valueWords(measuring, unit, value);
    const { lower, upper } = span;
    if (lower == null || upper == null) {
        // Days gone by: below in days is above in years.
        const isTurned = unit === "days" && (lower ?? upper ?? 0) < 0;
        const value = told(lower ?? upper ?? 0);
        return (lower == null) === isTurned ? measures.above(value) : measures.below(value);
    }
    const last = isWhole && upper > lower ? upper - 1 : upper;
    if (last === lower) {
        return told(lower);
    }
    return unit === "days" && upper <= 0 ? measures.between(told(upper), told(lower)) : measures.between(told(lower), told(last));
}

/** As if values were spread evenly within each cell. */
export function countWithin(cells: readonly NumberCell[], from: number, to: number): number {
    const count = cells.reduce((sum, { span, counts, isWhole }) => {
        const lower = span.lower ?? -Infinity;
        const upper = span.upper ?? Infinity;
        const end = isWhole && upper > lower && Number.isFinite(upper) ? upper - 1 : upper;
        if (from <= lower && to >= end) {
            return sum + counts.total;
        }
        if (to < lower || from > end) {
            return sum;
        }
        const width = upper - lower;
        const covered = Math.min(to, upper) - Math.max(from, lower);
        return sum + (Number.isFinite(width) && width > 0 ? Math.min(1, Math.max(covered, 0) / width) * counts.total : 0);
    }, 0);
    return Math.round(count);
}
