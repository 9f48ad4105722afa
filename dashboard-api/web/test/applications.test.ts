import { describe, expect, it } from "vitest";
import { conditionOf, dayOf, isOnlyOutcomes, questionOf, rangeOf, rangeWritten, timeOf, withCondition } from "../src/pages/applications/filters";
import { entryOf, rangeWords, valueWords } from "../src/words/measure";
import { formatOf } from "../src/words/format";
import { en } from "../src/words/en";
import { fr } from "../src/words/fr";

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

describe("a value", () => {
    const english = { words: en, format: formatOf("en", "UTC") };
    const french = { words: fr, format: formatOf("fr", "UTC") };

    it("is told as the service's sentences tell it", () => {
        expect(valueWords(english, "days", -14_000)).toBe("38 years");
        expect(valueWords(english, "days", -1_000)).toBe("2.7 years");
        expect(valueWords(english, "days", -200)).toBe("7 months");
        expect(valueWords(english, "days", -1)).toBe("1 day");
        expect(valueWords(english, "flag", 1)).toBe("yes");
        expect(valueWords(english, "category", "N")).toBe("no");
        expect(valueWords(english, "score 0-1", 0.49372)).toBe("0.494 on a scale from 0 to 1");
        expect(valueWords(english, "share", 0.1451)).toBe("15%");
        expect(valueWords(french, "currency", 405_000.4)).toBe("405\u202f000");
        expect(valueWords(french, "days", null)).toBe("non connu");
    });

    it.each([
        ["days", -3_000, -2_000, "5.5 to 8.2 years"],
        ["days", null, -5_445, "14 years and more"],
        ["days", -40, null, "below 40 days"],
        ["score 0-1", 0.3152, 0.3873, "0.315 to 0.387"],
        ["share", 0.121, 0.149, "12% to 15%"],
        ["currency", 180_000, 225_000, "180,000 to 225,000"],
        ["payments", null, 9.561, "below 9.56 payments"],
        ["flag", 1, 1, "yes"],
        ["flag", null, 1, "below 1"],
        ["count", 2, 2, "2"],
    ] as const)("in %s from %s to %s is told from the less to the more", (unit, from, to, told) => {
        expect(rangeWords(english, unit, from, to)).toBe(told);
    });

    it("of days gone by is written in years", () => {
        const { written, stored, turned } = entryOf("days", -7680);
        expect([written(-14_610), stored(40), turned]).toEqual([40, -14_610, true]);
        expect(entryOf("days", 12).turned).toBe(false);
    });
});
