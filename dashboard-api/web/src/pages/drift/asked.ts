import { useMemo } from "preact/hooks";
import { ask, query } from "../../router";

/** How far back one looks; `own` is from and to as the reader says. */
export const RANGES = ["all", "hour", "day", "week", "month", "own"] as const;
export type Range = (typeof RANGES)[number];

const HOUR = 3_600_000;
const BACK: Readonly<Partial<Record<Range, number>>> = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR };

export function rangeAsked(): Range {
    const asked = query.value.get("range");
    return RANGES.find((each) => each === asked) ?? "all";
}

/** From and to of the windows meant; the same texts while the range is the same. */
export function useLimits(range: Range): { readonly from?: string; readonly to?: string } {
    const [from, to] = [query.value.get("from"), query.value.get("to")];
    return useMemo(() => {
        if (range === "own") {
            return { ...timeOf("from", from), ...timeOf("to", to) };
        }
        const back = BACK[range];
        return back === undefined ? {} : { from: new Date(Date.now() - back).toISOString() };
    }, [range, from, to]);
}

function timeOf(name: "from" | "to", text: string | null): { readonly from?: string; readonly to?: string } {
    const time = Date.parse(text ?? "");
    return Number.isNaN(time) ? {} : { [name]: new Date(time).toISOString() };
}

/** Which decisions are watched: of a bundle, of all or a part of its applicants, in windows of one size. */
export interface Watched {
    readonly bundle: string;
    readonly size: string;
    /** As `NAME=category`; empty is all. */
    readonly segment: string;
}

export function watchedAsked(): Partial<Watched> {
    const asked: Record<string, string> = {};
    for (const name of ["bundle", "size", "segment"]) {
        const value = query.value.get(name);
        if (value) {
            asked[name] = value;
        }
    }
    return asked;
}

/** Leads to a window, and to what was found there. */
export function look(window: string | null, feature?: string, watched: Partial<Watched> = {}): void {
    ask({ window, ...(feature !== undefined && { feature }), ...watched }, "push");
}
