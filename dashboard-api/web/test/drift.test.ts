import { describe, expect, it } from "vitest";
import { strength } from "../src/pages/drift/heat";
import { spell, when } from "../src/pages/drift/spell";
import { formatOf } from "../src/words/format";
import { told } from "../src/words/told";

const english = formatOf("en", "UTC");

describe("the size of a window", () => {
    it.each([
        ["PT1H", "1\u00a0h"],
        ["P7D", "7 days"],
        ["PT36H", "36\u00a0h"],
        ["PT90M", "1.5\u00a0h"],
        ["PT4S", "4 secs"],
        ["PT5M", "5 mins"],
        ["something else", "something else"],
    ])("%s is told in the unit that suits it", (size, told) => {
        expect(spell(size, english)).toBe(told);
    });
});

describe("a window on an axis", () => {
    it("is named by its day, by its hour or by its end, as its size allows", () => {
        const start = "2026-03-01T10:00:00Z";
        expect(when(english, { start, end: "2026-03-02T10:00:00Z" })).toBe("1 Mar");
        expect(when(english, { start, end: "2026-03-01T11:00:00Z" })).toBe("1 Mar 10:00");
        expect(when(english, { start, end: "2026-03-01T10:00:04Z" })).toBe("10:00:04");
    });
});

describe("how strong a shift looks", () => {
    it("grows with its effect up to the strongest, and is nothing where nothing was found", () => {
        expect(strength(null)).toBe(0);
        expect(strength(-0.1)).toBe(0);
        expect(strength(0.02)).toBeGreaterThan(strength(0.01));
        expect(strength(0.5)).toBe(1);
        expect(strength(40)).toBe(1);
    });
});

describe("what the service says of something", () => {
    it.each([
        ["Decisions", "Drift since 22 November 2026, 12:59 UTC goes on. Decisions: “Approved” makes up 61.0% instead of 74.8%.", "“Approved” makes up 61.0% instead of 74.8%."],
        ["Décisions", "La dérive continue. Décisions : « Acceptée » représente 61,0 % ; plus.", "«\u00a0Acceptée\u00a0» représente 61,0\u202f%\u202f; plus."],
        ["Decisions", "since about 1 May, more.", "Since about 1 May, more."],
        ["Decisions", "Decisions may differ.", "Decisions may differ."],
    ])("%s: %s", (label, sentence, shown) => {
        expect(told({ label, sentence })).toBe(shown);
    });
});
