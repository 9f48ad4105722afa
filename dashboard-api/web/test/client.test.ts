import { describe, expect, it } from "vitest";
import { isBackwards, measured } from "../src/pages/client/measure";
import { apart, certainty, endOfScale } from "../src/pages/client/risk";
import { spanWords } from "../src/pages/client/spans";
import { changesOf, enteredIn, numberIn, valuesToTry } from "../src/pages/client/whatIf";
import { en } from "../src/words/en";
import { fr } from "../src/words/fr";
import { formatOf } from "../src/words/format";

const english = formatOf("en", "UTC");
const french = formatOf("fr", "UTC");

describe("a number in the catalogue's unit", () => {
    it.each([
        [1508760, "currency", "1,508,760"],
        [12.5, "currency", "12.5"],
        [-14924, "days", "40 years"],
        [-1201, "days", "3.3 years"],
        [-702, "days", "23 months"],
        [-1, "days", "1 day"],
        [0.028158, "share", "2.8%"],
        [3.95358, "ratio", "3.95 times"],
        [8, "hour", "8:00"],
        [1, "flag", "yes"],
        [42485, "currency per payment", "42,485 per payment"],
        [0.161558, "score 0-1", "0.162"],
    ])("%f %s is %s", (value, unit, told) => {
        expect(measured(value, unit, english, en.client.units)).toBe(told);
    });

    it("is said as the reader's language does", () => {
        expect(measured(-14924, "days", french, fr.client.units)).toBe("40 ans");
        expect(measured(8, "hour", french, fr.client.units)).toBe("8 h");
    });
});

describe("days that are counted back", () => {
    it("are longer the smaller they are", () => {
        expect(isBackwards("days", -100)).toBe(true);
        expect(isBackwards("days", 100)).toBe(false);
        expect(isBackwards("currency", -100)).toBe(false);
        const span = { kind: "INTERVAL", lower: -7305, upper: -3652.5 } as const;
        expect(spanWords(span, "days", en.client, english)).toBe("10 years to 20 years");
        expect(spanWords({ kind: "BELOW", upper: -7305 }, "days", en.client, english)).toBe("20 years and more");
        expect(spanWords({ kind: "BELOW", upper: 1000 }, "currency", en.client, english)).toBe("below 1,000");
        expect(spanWords({ kind: "MISSING" }, "currency", fr.client, french)).toBe("non connu");
    });
});

describe("two risks", () => {
    it("are told by as few clients as tell them apart", () => {
        expect(apart(0.1957, 0.0953)).toMatchObject([{ count: 20, of: 100 }, { count: 10, of: 100 }]);
        expect(apart(0.0951, 0.0953)).toMatchObject([{ count: 951, of: 10_000 }, { count: 953, of: 10_000 }]);
        expect(apart(0.05, 0.05)).toMatchObject([{ count: 5, of: 100 }, { count: 5, of: 100 }]);
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

    it("is looked for near the value first, within what is usual", () => {
        const tried = valuesToTry(fields[0]!, 5_000);
        expect(tried.slice(0, 2)).toEqual([4_600, 5_400]);
        expect(Math.min(...tried)).toBe(1_000);
        expect(Math.max(...tried)).toBe(9_000);
        expect(tried).not.toContain(5_000);
        expect(valuesToTry(fields[1]!, 5_000)).toEqual([]);
    });
});
