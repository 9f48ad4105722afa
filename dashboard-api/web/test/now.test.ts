import { describe, expect, it } from "vitest";
import type { Schema } from "../src/api/client";
import { quantile, silentSince, unusual, usualHour, watchOf } from "../src/pages/now/unusual";

const counts = (total: number, approved = Math.round(0.7 * total)) => ({ total, approved, reviewed: 0, refused: total - approved });

/** Ten whole hours of 400 between two that are cut short, and the last hour. */
function summary(last: { total: number; approved?: number }): Schema<"Summary"> {
    const hours = [30, ...Array.from({ length: 10 }, (_, i) => 395 + i), 20];
    const steps = hours.map((total, i) => ({ start: new Date(Date.UTC(2026, 0, 1, i)).toISOString(), counts: counts(total) }));
    const before = counts(4_000);
    const lastHour = counts(last.total, last.approved);
    const all = counts(before.total + lastHour.total, before.approved + lastHour.approved);
    return { newest: "2026-01-01T12:00:00Z", from: "", to: "", last_hour: lastHour, all, steps } as unknown as Schema<"Summary">;
}

const kinds = (watched: Partial<Parameters<typeof unusual>[0]> & { summary: Schema<"Summary"> }) =>
    unusual({ behind: 0, took: [], ...watched }).map(({ kind }) => kind);

describe("what is unusual", () => {
    it("is nothing in an hour like the others", () => {
        expect(usualHour(summary({ total: 400 }))).toBe(399.5);
        expect(kinds({ summary: summary({ total: 410 }) })).toEqual([]);
        expect(kinds({ summary: summary({ total: 10, approved: 4 }), behind: null })).toEqual(["fewer"]);
    });

    it("is a number beyond all hours, and a share that chance does not make", () => {
        expect(kinds({ summary: summary({ total: 150 }) })).toEqual(["fewer"]);
        expect(kinds({ summary: summary({ total: 900 }) })).toEqual(["more"]);
        expect(kinds({ summary: summary({ total: 400, approved: 200 }) })).toEqual(["approvedLess"]);
        expect(kinds({ summary: summary({ total: 400, approved: 350 }) })).toEqual(["approvedMore"]);
        expect(kinds({ summary: summary({ total: 400, approved: 295 }) })).toEqual([]);
    });

    it("is a service that is slow or behind", () => {
        const usual = summary({ total: 400 });
        expect(kinds({ summary: usual, took: Array.from({ length: 20 }, () => 9_000) })).toEqual(["slow"]);
        expect(kinds({ summary: usual, took: [9_000] })).toEqual([]);
        expect(kinds({ summary: usual, behind: 5_000 })).toEqual(["behind"]);
    });

    it("is that nobody applies any more", () => {
        const found = summary({ total: 400 });
        expect(silentSince(found, Date.parse("2026-01-01T12:30:00Z"))).toBeNull();
        expect(silentSince(found, Date.parse("2026-01-01T13:30:00Z"))).toBe("2026-01-01T12:00:00Z");
    });
});

describe("drift", () => {
    const window = { start: "2026-01-01T10:00:00Z", end: "2026-01-01T11:00:00Z" } as Schema<"WindowSummary">;
    const alert = (severity: string) => ({ severity }) as Schema<"AlertDocument">;
    const newest = "2026-01-01T12:00:00Z";

    it("is not said to be none before both were looked up, nor where nobody watches", () => {
        expect(watchOf({ alerts: undefined, windows: undefined, isFailed: false, newest }).state).toBe("loading");
        expect(watchOf({ alerts: [], windows: undefined, isFailed: false, newest }).state).toBe("loading");
        expect(watchOf({ alerts: [], windows: undefined, isFailed: true, newest }).state).toBe("unknown");
        expect(watchOf({ alerts: [], windows: [], isFailed: false, newest }).state).toBe("nobody");
        expect(watchOf({ alerts: [], windows: [window], isFailed: false, newest: "2026-01-01T18:00:00Z" }).state).toBe("stale");
        expect(watchOf({ alerts: [], windows: [window], isFailed: false, newest }).state).toBe("fine");
    });

    it("is counted by how bad it is", () => {
        expect(watchOf({ alerts: [alert("ALERT"), alert("WATCH")], windows: undefined, isFailed: false, newest })).toEqual({ state: "found", alerts: 1, watched: 1 });
    });
});

describe("a quantile", () => {
    it("lies between two where none is in its place", () => {
        expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2, 3], 1), quantile([], 0.5)]).toEqual([2.5, 3, 0]);
    });
});
