import type { QueryOf } from "../../api/client";

export type Question = QueryOf<"/api/v1/decisions">;

/** Of the address, by the names that the API has for them. */
const ONCE = ["from", "to", "min_probability", "max_probability", "min_points", "max_points", "bundle"] as const;
const OFTEN = ["outcome", "where"] as const;
/** Where one has got to; of no meaning once the question changes. */
export const FROM_THE_START = { cursor: null, at: null } as const;

export const USUAL_SORT = "-submitted_at";
export const PART = 50;

/** What the address asks the API for, but for the part and the number that is looked for. */
export function questionOf(asked: URLSearchParams): Question {
    const question: Record<string, string | readonly string[]> = {};
    for (const name of ONCE) {
        const value = asked.get(name);
        if (value) {
            question[name] = value;
        }
    }
    for (const name of OFTEN) {
        const values = asked.getAll(name).filter((value) => value !== "");
        if (values.length > 0) {
            question[name] = values;
        }
    }
    question["sort"] = asked.get("sort") ?? USUAL_SORT;
    return question as Question;
}

/** Whether nothing but outcomes and a bundle is asked for, of which the counts are known. */
export function isOnlyOutcomes(asked: URLSearchParams): boolean {
    return [...asked.keys()].every((name) => ["outcome", "bundle", "sort", "cursor", "at"].includes(name));
}

/** All that narrows the list, to be taken out at once. */
export const NOTHING_ASKED: Record<string, null> = Object.fromEntries(
    [...ONCE, ...OFTEN, "find", "cursor", "at"].map((name) => [name, null]),
);

/** A condition on a field as the API reads it: `AMT_CREDIT:1000..2000|missing`. */
export interface Condition {
    readonly field: string;
    readonly alternatives: readonly string[];
}

export function conditionOf(written: string): Condition {
    const colon = written.indexOf(":");
    return colon < 0
        ? { field: written, alternatives: [] }
        : { field: written.slice(0, colon), alternatives: written.slice(colon + 1).split("|") };
}

export function written({ field, alternatives }: Condition): string {
    return `${field}:${alternatives.join("|")}`;
}

/** The conditions with this one in the place of what was there for its field; without alternatives, none. */
export function withCondition(all: readonly string[], changed: Condition): string[] {
    const others = all.filter((each) => conditionOf(each).field !== changed.field);
    return changed.alternatives.length === 0 ? others : [...others, written(changed)];
}

export interface Range {
    readonly from: number | null;
    readonly to: number | null;
}

/** A number is the range that holds it alone; null is no range. */
export function rangeOf(alternative: string): Range | null {
    const parts = alternative.split("..");
    const numbers = parts.map((part) => (part === "" ? null : Number(part)));
    const [from, to] = parts.length === 1 ? [numbers[0], numbers[0]] : numbers;
    return parts.length > 2 || from === undefined || to === undefined || (from === null && to === null) || numbers.some((each) => Number.isNaN(each))
        ? null
        : { from, to };
}

export function rangeWritten({ from, to }: Range): string | null {
    return from === null && to === null ? null : from === to ? String(from) : `${from ?? ""}..${to ?? ""}`;
}

/** A day of the reader's calendar, as a date field has it. */
export function dayOf(time: string | null, isEnd: boolean): string {
    if (!time || Number.isNaN(Date.parse(time))) {
        return "";
    }
    const at = new Date(Date.parse(time) - (isEnd ? 1 : 0));
    return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
}

/** When a day begins, or when the one after it does. */
export function timeOf(day: string, isEnd: boolean): string | null {
    const [year, month, date] = day.split("-").map(Number);
    if (!year || !month || !date) {
        return null;
    }
    return new Date(year, month - 1, date + (isEnd ? 1 : 0)).toISOString();
}
