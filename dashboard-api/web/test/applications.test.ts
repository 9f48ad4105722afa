import { describe, expect, it } from "vitest";
import { conditionOf, dayOf, isOnlyOutcomes, questionOf, rangeOf, rangeWritten, timeOf, withCondition } from "../src/pages/applications/filters";

describe("what the address asks for", () => {
    it("is asked of the API, and nothing that it does not know", () => {
        const asked = new URLSearchParams("find=9&outcome=REFUSE&outcome=REVIEW&where=A:1..2&where=B:x|missing&min_points=&at=50&cursor=c&odd=1");
        expect(questionOf(asked)).toEqual({ outcome: ["REFUSE", "REVIEW"], where: ["A:1..2", "B:x|missing"], sort: "-submitted_at" });
    });

    it("can be counted where it is outcomes alone", () => {
        expect(isOnlyOutcomes(new URLSearchParams("outcome=REFUSE&sort=probability"))).toBe(true);
        expect(isOnlyOutcomes(new URLSearchParams("outcome=REFUSE&from=2026-01-01T00:00:00Z"))).toBe(false);
    });
});

describe("a condition", () => {
    it("takes the place of the one on the same field, and is gone without alternatives", () => {
        expect(withCondition(["A:1", "B:x:y|z"], { field: "A", alternatives: ["2..", "missing"] })).toEqual(["B:x:y|z", "A:2..|missing"]);
        expect(withCondition(["A:1", "B:x"], { field: "A", alternatives: [] })).toEqual(["B:x"]);
        expect(conditionOf("B:x:y|z")).toEqual({ field: "B", alternatives: ["x:y", "z"] });
    });

    it("on numbers is a range, written as it is read", () => {
        for (const range of ["1..2", "..-2.5", "-3..", "7"]) {
            expect(rangeWritten(rangeOf(range) ?? { from: null, to: null })).toBe(range);
        }
        for (const none of ["..", "missing", "a..b", "1..2..3"]) {
            expect(rangeOf(none)).toBeNull();
        }
    });
});

describe("a day", () => {
    it("lasts until the next one begins", () => {
        const [from, to] = [timeOf("2026-10-31", false), timeOf("2026-10-31", true)];
        expect(dayOf(from, false)).toBe("2026-10-31");
        expect(dayOf(to, true)).toBe("2026-10-31");
        expect(Date.parse(to ?? "") - Date.parse(from ?? "")).toBeGreaterThan(22 * 3_600_000);
        expect(timeOf("", false)).toBeNull();
    });
});
