import type { Schema } from "../../api/client";
import { endsOf, isOfNumbers } from "../../words/spans";

export type Cell = Schema<"Distribution.Cell">;

/** Those that hold numbers, but for empty ends; the smallest first as it is written. */
export function cellsToShow(cells: readonly Cell[], isTurned: boolean): Cell[] {
    const shown = cells.filter(({ span, counts }) => isOfNumbers(span) && (span.kind === "INTERVAL" || counts.total > 0));
    return isTurned ? shown.reverse() : shown;
}

/** As if values were spread evenly within each cell. */
export function countWithin(cells: readonly Cell[], unit: string, from: number, to: number): number {
    const count = cells.reduce((sum, { span, counts }) => {
        const [first, last] = endsOf(unit, span);
        const lower = first ?? -Infinity;
        const upper = last ?? Infinity;
        if (from <= lower && to >= upper) {
            return sum + counts.total;
        }
        if (to < lower || from > upper) {
            return sum;
        }
        const width = upper - lower;
        const covered = Math.min(to, upper) - Math.max(from, lower);
        return sum + (Number.isFinite(width) && width > 0 ? (Math.max(covered, 0) / width) * counts.total : 0);
    }, 0);
    return Math.round(count);
}
