import { describe, expect, it } from "vitest";
import { notDrawn } from "../src/pages/client/notDrawn";
import { apart, certainty, endOfScale, rest } from "../src/pages/client/risk";
import { changesOf, enteredIn } from "../src/pages/client/whatIf";
import { numberIn } from "../src/words/measure";
import { en } from "../src/words/en";
import { fr } from "../src/words/fr";
import { formatOf } from "../src/words/format";

describe("risks", () => {
    it("are told by as few clients as tell them apart", () => {
        expect(apart(0.1957, 0.0953)).toMatchObject([{ count: 20, of: 100 }, { count: 10, of: 100 }]);
        expect(apart(0.0951, 0.0953)).toMatchObject([{ count: 951, of: 10_000 }, { count: 953, of: 10_000 }]);
        expect(apart(0.05, 0.05)).toMatchObject([{ count: 5, of: 100 }, { count: 5, of: 100 }]);
        expect(apart(0.1048, 0.0951, 0.2)).toMatchObject([{ count: 105, of: 1_000 }, { count: 95, of: 1_000 }, { count: 200, of: 1_000 }]);
    });

    it("leave those who repay", () => {
        expect(rest({ relation: "ABOUT", count: 20, of: 100 })).toEqual({ relation: "ABOUT", count: 80, of: 100 });
        expect(rest({ relation: "FEWER_THAN", count: 1, of: 100 })).toEqual({ relation: "MORE_THAN", count: 99, of: 100 });
    });

    it("are as far from each other as the one is a multiple of the other", () => {
        expect(certainty(0.1, 0.095)).toBe("narrow");
        expect(certainty(0.095, 0.1)).toBe("narrow");
        expect(certainty(0.15, 0.095)).toBe("middling");
        expect(certainty(0.2, 0.095)).toBe("clear");
        expect(certainty(0.02, 0.095)).toBe("clear");
    });

    it("fit on one scale", () => {
        expect(endOfScale(0.1, 0.05)).toBeCloseTo(0.25);
        expect(endOfScale(0.1, 0.4)).toBeCloseTo(0.46);
        expect(endOfScale(0.1, 0.99)).toBe(1);
    });
});

describe("what is entered", () => {
    it.each([
        ["200000", 200_000],
        ["200,000", 200_000],
        ["1,508,760.5", 1_508_760.5],
        ["1\u202f508\u202f760,5", 1_508_760.5],
        ["42484,5", 42_484.5],
        ["", null],
        ["much", null],
        ["1,2,3", null],
    ])("%s is %s", (text, number) => {
        expect(numberIn(text)).toBe(number);
    });

    const field = { name: "A", label: "A", unit: "currency", kind: "NUMBER", mandatory: true, sentinels: [], categories: [], movable: true, protected_attribute: false, usual: { least: 0, low: 1_000, high: 9_000, most: 10_000 } } as const;
    const fields = [
        { ...field, sentinels: [], categories: [] },
        { ...field, name: "B", kind: "CATEGORY", usual: null, sentinels: [], categories: ["x", "y"] },
    ];

    it("is a change where it is another value", () => {
        const terms = { A: 5_000, B: "x" };
        expect(changesOf(fields, terms, {})).toEqual({});
        expect(changesOf(fields, terms, { A: "5,000", B: "x" })).toEqual({});
        expect(changesOf(fields, terms, { A: "4 000", B: "y", C: "1" })).toEqual({ A: 4_000, B: "y" });
        expect(changesOf(fields, terms, { A: "", B: "y" })).toEqual({ B: "y" });
    });

    it("is found again in the address", () => {
        expect(enteredIn(["A:4,000", "B:a:b", "nothing"])).toEqual({ A: "4,000", B: "a:b" });
    });
});

describe("who has no bar of a chart", () => {
    const beside = (missing: number, none: number) =>
        [
            { span: { kind: "MISSING" }, counts: { total: missing, approved: 0 } },
            { span: { kind: "SENTINEL" }, counts: { total: none, approved: 300 } },
        ] as Parameters<typeof notDrawn>[2];
    const english = { words: en, format: formatOf("en", "UTC") };

    it("is told with a share that says something", () => {
        expect(notDrawn(english, "days", beside(12_000, 400), "total", 100_000)).toEqual(["not known (12%)", "none (0.40%)"]);
        expect(notDrawn({ words: fr, format: formatOf("fr", "UTC") }, "days", beside(2_800, 0), "total", 100_000)).toEqual(["non connu (2,8\u202f%)"]);
    });

    it("is not told of fewer than one in a thousand", () => {
        expect(notDrawn(english, "days", beside(99, 100), "total", 100_000)).toEqual(["none (0.10%)"]);
        expect(notDrawn(english, "days", beside(99, 99), "total", 100_000)).toEqual([]);
        expect(notDrawn(english, "days", beside(99, 99), "approved", 600)).toEqual(["none (50%)"]);
    });
});
