import { describe, expect, it } from "vitest";
import { countWithin } from "../src/pages/applications/cells";
import { en } from "../src/words/en";
import { fr } from "../src/words/fr";
import { formatOf } from "../src/words/format";
import { entryOf, isCountedBack, numberWords, rangeWords, valueWords } from "../src/words/measure";
import { endsOf, spanShort, spanWords } from "../src/words/spans";

const english = { words: en, format: formatOf("en", "UTC") };
const french = { words: fr, format: formatOf("fr", "UTC") };

describe("a value", () => {
    it.each([
        [1_508_760, "currency", "1,508,760"],
        [12.5, "currency", "12.5"],
        [42_484.5, "currency", "42,484"],
        [-14_924, "days", "40 years"],
        [-1_201, "days", "3.3 years"],
        [-702, "days", "23 months"],
        [-1, "days", "1 day"],
        [0.1451, "share", "15%"],
        [0.028158, "share", "2.8%"],
        [0.00281, "share", "0.28%"],
        [3.95358, "ratio", "3.95 times"],
        [12.8, "payments", "12.8 payments"],
        [1, "payments", "1 payment"],
        [1.0004, "payments", "1 payment"],
        [-0.9996, "days", "1 day"],
        [8, "hour", "8:00"],
        [1, "flag", "yes"],
        ["N", "category", "no"],
        [42_485, "currency per payment", "42,485 per payment"],
        [0.161558, "score 0-1", "0.162 on a scale from 0 to 1"],
        [null, "days", "not known"],
    ])("%s %s is told as the service's sentences tell it: %s", (value, unit, told) => {
        expect(valueWords(english, unit, value)).toBe(told);
    });

    it("is told as the reader's language does", () => {
        expect(valueWords(french, "currency", 405_000.4)).toBe("405\u202f000");
        expect(valueWords(french, "days", -550)).toBe("18 mois");
        expect(valueWords(french, "years", 1.5)).toBe("1,5 an");
        expect(valueWords(french, "payments", 1.9996)).toBe("2 échéances");
        expect(valueWords(french, "years", 2)).toBe("2 ans");
        expect(valueWords(french, "hour", 8)).toBe("8 h");
        expect(valueWords(french, "days", null)).toBe("non connu");
    });

    it("beside others of its kind needs no scale", () => {
        expect(numberWords(english, "score 0-1", 0.161558)).toBe("0.162");
        expect(numberWords(english, "ratio", 2)).toBe("2 times");
    });

    it("of days gone by is written in years", () => {
        const { written, stored, turned } = entryOf("days", -7680);
        expect([written(-14_610), stored("40"), stored(""), turned]).toEqual([40, -14_610, null, true]);
        expect(entryOf("days", 12).turned).toBe(false);
    });
});

describe("a span", () => {
    it("of days that are counted back is longer the smaller they are", () => {
        expect(isCountedBack("days", -100)).toBe(true);
        expect(isCountedBack("days", 100)).toBe(false);
        expect(isCountedBack("currency", -100)).toBe(false);
        const span = { kind: "INTERVAL", lower: -7305, upper: -3652.5 } as const;
        expect(spanWords(english, "days", span)).toBe("10 to 20 years");
        expect(spanShort(english, "days", span)).toBe("10 years");
        expect(spanWords(english, "days", { kind: "BELOW", upper: -7305 })).toBe("20 years and more");
    });

    it("of numbers ends where the next begins, and of whole ones before", () => {
        const span = { kind: "INTERVAL", lower: 1, upper: 3 } as const;
        expect(spanWords(english, "currency", span)).toBe("1 to 3");
        expect(spanWords(english, "count", span)).toBe("1 to 2");
        expect(spanWords(english, "count", { ...span, upper: 2 })).toBe("1");
        expect(spanWords(english, "flag", { ...span, upper: 1 })).toBe("yes");
        expect(endsOf("count", { ...span, lower: 0.9999999, upper: 1.125 })).toEqual([1, 1]);
        expect(endsOf("count", { ...span, lower: 2.875, upper: 3 })).toEqual([3, 3]);
    });

    it("may have one end or none", () => {
        expect(spanWords(english, "currency", { kind: "BELOW", upper: 1000 })).toBe("below 1,000");
        expect(spanWords(french, "count", { kind: "ABOVE", lower: 8 })).toBe("9 et plus");
        expect(spanWords(english, "ratio", { kind: "ABOVE", lower: 8 })).toBe("8 times and more");
        expect(spanWords(french, "currency", { kind: "MISSING" })).toBe("non connu");
        expect(spanWords(english, "category", { kind: "CATEGORY", category: "Laborers" })).toBe("Laborers");
    });

    it("is counted by how much of it is asked for", () => {
        const cell = (lower: number, upper: number, total: number) =>
            ({ span: { kind: "INTERVAL", lower, upper }, counts: { total } }) as Parameters<typeof countWithin>[0][number];
        expect(countWithin([cell(0, 10, 100), cell(10, 20, 50)], "currency", 5, 20)).toBe(100);
        expect(countWithin([cell(0, 1, 100), cell(1, 2, 50)], "count", 1, 1)).toBe(50);
    });
});

describe("a category", () => {
    const called = { Laborers: "Labourers", XNA: "Not said", Y: "owned" };

    it("goes by the words of the catalogue, and else by its name", () => {
        expect(valueWords(english, "category", "XNA", called)).toBe("Not said");
        expect(valueWords(english, "category", "Y", called)).toBe("owned");
        expect(valueWords(english, "category", "Y")).toBe("yes");
        expect(valueWords(english, "category", "toString", called)).toBe("toString");
        expect(spanWords(english, "category", { kind: "CATEGORY", category: "Laborers" }, called)).toBe("Labourers");
        expect(spanShort(english, "category", { kind: "CATEGORY", category: "Laborers" }, called)).toBe("Labourers");
    });
});

describe("values from one to another", () => {
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
});
