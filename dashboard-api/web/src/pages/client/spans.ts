import type { Schema } from "../../api/client";
import type { Words } from "../../words";
import type { Format } from "../../words/format";
import { measured } from "./measure";

export type Span = Schema<"Span">;

/** What a cell holds, in words. */
export function spanWords(span: Span, unit: string, client: Words["client"], format: Format): string {
    const told = (value: number) => measured(value, unit, format, client.units);
    const { kind, lower, upper, category } = span;
    if (kind === "CATEGORY") {
        return category ?? "";
    }
    // Days are counted back: what is below a number of them is a longer time.
    const isBack = unit === "days" && (lower ?? upper ?? 0) < 0;
    if (kind === "INTERVAL" && lower != null && upper != null) {
        const ends = [told(lower), told(upper)];
        const [from, to] = isBack ? [ends[1], ends[0]] : ends;
        return from === to ? (from ?? "") : client.range(from ?? "", to ?? "");
    }
    if (kind === "BELOW" && upper != null) {
        return isBack ? client.above(told(upper)) : client.below(told(upper));
    }
    if (kind === "ABOVE" && lower != null) {
        return isBack ? client.below(told(lower)) : client.above(told(lower));
    }
    return client.spans[kind] ?? kind;
}

/** The same with as few words as an axis has room for. */
export function spanShort(span: Span, unit: string, client: Words["client"], format: Format): string {
    const { kind, lower, upper } = span;
    const edge = kind === "INTERVAL" ? (unit === "days" && (lower ?? 0) < 0 ? upper : lower) : kind === "ABOVE" ? lower : null;
    return edge != null && kind === "INTERVAL"
        ? unit === "currency"
            ? format.compact(edge)
            : measured(edge, unit, format, client.units)
        : spanWords(span, unit, client, format);
}
