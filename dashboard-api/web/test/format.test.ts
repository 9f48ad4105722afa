import { describe, expect, it } from "vitest";
import { formatOf, frequencyOf } from "../src/words/format";
import { firstLanguage } from "../src/words/language";

const NARROW = "\u202f";
const FIXED = "\u00a0";

describe("numbers as a reader writes them", () => {
    const english = formatOf("en", "Europe/Paris");
    const french = formatOf("fr", "Europe/Paris");

    it("parts thousands and points", () => {
        expect(english.number(1234567.891, 2)).toBe("1,234,567.89");
        expect(french.number(1234567.891, 2)).toBe(`1${NARROW}234${NARROW}567,89`);
    });

    it("takes the unit from the catalogue: a currency's code, or any other", () => {
        expect(english.amount(1500, "EUR")).toBe("€1,500");
        expect(french.amount(1500, "EUR")).toBe(`1${NARROW}500${FIXED}€`);
        expect(french.amount(12, "mois")).toBe(`12${FIXED}mois`);
        expect(english.amount(12, null)).toBe("12");
    });

    it("says shares with as many digits as it is told", () => {
        expect(english.percent(0.713)).toBe("71%");
        expect(french.percent(0.0713, 1)).toBe(`7,1${NARROW}%`.replace(NARROW, french.percent(0.0713, 1).at(-2) ?? ""));
    });

    it("names the time zone", () => {
        expect(english.dateTime("2026-11-22T09:30:00Z")).toMatch(/22 Nov 2026, 10:30 (CET|GMT\+1)/);
        expect(french.dateTime("2026-07-22T09:30:00Z")).toMatch(/22 juil\. 2026.*11:30 (CEST|UTC\+2)/);
    });

    it("says once what two times have in common", () => {
        expect(english.span("2026-11-22T09:30:00Z", "2026-11-22T09:30:10Z")).toMatch(/^22 Nov 2026, 10:30:00\s?–\s?10:30:10 (CET|GMT\+1)$/);
        expect(french.span("2026-11-21T09:30:00Z", "2026-11-22T09:30:00Z")).toMatch(/21 nov\. 2026.*22 nov\. 2026/);
        expect(english.month("2026-03")).toBe("Mar 2026");
    });

    it("says how long ago in the largest unit that fits", () => {
        const now = Date.parse("2026-11-22T12:00:00Z");
        expect(english.ago("2026-11-22T11:57:01Z", now)).toBe("2 minutes ago");
        expect(french.ago("2026-11-20T12:00:00Z", now)).toBe("avant-hier");
    });

    it("counts by the language's own rule", () => {
        expect(french.plural(0, "demande", "demandes")).toBe("demande");
        expect(english.plural(0, "application", "applications")).toBe("applications");
    });
});

describe("a probability as people count", () => {
    it.each([
        [0.0713, "ABOUT", 7],
        [0.0001, "FEWER_THAN", 1],
        [0, "FEWER_THAN", 1],
        [0.9999, "MORE_THAN", 99],
        [0.5, "ABOUT", 50],
    ])("%f", (probability, relation, count) => {
        expect(frequencyOf(probability)).toEqual({ relation, count, of: 100 });
    });
});

describe("the language", () => {
    it("is the stored choice, else the browser's first that is spoken, else English", () => {
        expect(firstLanguage("fr", ["en-GB"])).toBe("fr");
        expect(firstLanguage(null, ["de-DE", "fr-CA", "en"])).toBe("fr");
        expect(firstLanguage("xx", ["de"])).toBe("en");
    });
});
