import { describe, expect, it } from "vitest";
import type { Schema } from "../src/api/client";
import { type FormField, applicationOf, changesRead, changesWritten, curlOf, requestOf, sectionsOf, standings, typical, withChange } from "../src/pages/try/form";
import { sentenceOf } from "../src/pages/try/Result";
import { en } from "../src/words/en";
import { fr } from "../src/words/fr";
import { formatOf } from "../src/words/format";

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
    name,
    label: name.toLowerCase(),
    unit: "currency",
    kind: "NUMBER",
    mandatory: false,
    sentinels: [],
    categories: [],
    usual: { least: 1, low: 90_000, high: 360_000, most: 900_000 },
    movable: false,
    protected_attribute: false,
    ...more,
});
const AMOUNT = field("AMT_CREDIT", { movable: true });
const AGE = field("DAYS_BIRTH", { unit: "days", mandatory: true, usual: { least: -25_000, low: -20_000, high: -10_000, most: -7_000 } });
const SCORE = field("EXT_SOURCE_1", { unit: "score 0-1", usual: { least: 0, low: 0.1, high: 0.9, most: 1 } });
const TYPE = field("NAME_TYPE", { kind: "CATEGORY", unit: "category", usual: null, categories: ["It's cash", "N"] });
const GENDER = field("CODE_GENDER", { kind: "CATEGORY", protected_attribute: true, usual: null });
const BUILDING = field("FLOORS_AVG", { unit: "normalised" });
const FIELDS = [AMOUNT, AGE, SCORE, TYPE, GENDER, BUILDING];

describe("a typical application", () => {
    it("has amounts in the middle, what is most frequent, and nothing that nobody can know", () => {
        expect(typical(FIELDS)).toEqual({ AMT_CREDIT: 180_000, DAYS_BIRTH: -14_142, EXT_SOURCE_1: 0.5, NAME_TYPE: "It's cash", CODE_GENDER: null, FLOORS_AVG: null });
    });

    it("is sent without what is not known", () => {
        expect(applicationOf(typical(FIELDS), { AMT_CREDIT: null, FLOORS_AVG: 0.5 })).toEqual({
            DAYS_BIRTH: -14_142,
            EXT_SOURCE_1: 0.5,
            NAME_TYPE: "It's cash",
            FLOORS_AVG: 0.5,
        });
    });
});

describe("changes", () => {
    it("come back from the address as they were, and none of a field that is protected or unknown", () => {
        const changes = { AMT_CREDIT: 1_000.5, EXT_SOURCE_1: null, NAME_TYPE: "a:b" };
        expect(changesRead(changesWritten(changes), FIELDS)).toEqual(changes);
        expect(changesRead(["CODE_GENDER:F", "NOBODY:1", "AMT_CREDIT"], FIELDS)).toEqual({});
    });

    it("are none where a value is typical again", () => {
        const defaults = typical(FIELDS);
        const once = withChange({}, defaults, "AMT_CREDIT", 5);
        expect(once).toEqual({ AMT_CREDIT: 5 });
        expect(withChange(once, defaults, "AMT_CREDIT", 180_000)).toEqual({});
    });
});

describe("groups", () => {
    const of = (feature: string, group: string, share: number) => ({ feature, group, share }) as Schema<"ImportanceDocument.OfFeature">;

    it("are the catalogue's, the loan first and then what moves scores most, and nothing protected is in them", () => {
        const known = standings([of("NAME_TYPE", "TYPE", 0.1), of("EXT_SOURCE_1", "SCORES", 0.05), of("EXT_MEAN", "SCORES", 0.2), of("DAYS_BIRTH", "AGE", 0.01), of("FLOORS_AVG", "HOME", 0.001)]);
        const sections = sectionsOf(FIELDS, known);
        expect(sections.map(({ code }) => code)).toEqual(["loan", "SCORES", "TYPE", "AGE", "HOME"]);
        expect(sections.flatMap(({ fields }) => fields)).not.toContain(GENDER);
    });

    it("are told by what fields are where nobody may know more", () => {
        expect(sectionsOf(FIELDS, null).map(({ code, fields, isFirst }) => [code, fields.length, isFirst])).toEqual([
            ["loan", 1, true],
            ["client", 1, true],
            ["scores", 1, true],
            ["rest", 2, false],
        ]);
    });
});

describe("the command", () => {
    it("is one that a shell takes as it is, with a name in place of the key", () => {
        const command = curlOf("https://scoreline.example", requestOf({ NAME_TYPE: "It's cash" }));
        expect(command).toContain(String.raw`"NAME_TYPE": "It'\''s cash"`);
        expect(command).toContain('"Authorization: Bearer $SCORELINE_KEY"');
    });
});

describe("a reason", () => {
    const reason = { code: "FAMILY", feature: "X", direction: "AGAINST", contribution: 0.1, value: null, reference: null } as Schema<"DecisionDocument.Reason">;
    const feature = { name: "X", kind: "NUMBER", label: "Age", unit: "days", group: { code: "FAMILY", label: "Family" } } as Schema<"Subject.Described">;
    const english = { words: en, format: formatOf("en", "UTC") };
    const say = (value: unknown, reference: unknown, more: Partial<typeof feature> = {}) =>
        sentenceOf(english, { ...reason, value, reference } as typeof reason, { ...feature, ...more });

    it("is a sentence with the value and what is usual", () => {
        expect(say(-14_000, -18_300)).toBe("“Family” speaks against the application: “Age” is 38 years; for clients who are only just approved it is usually 50 years.");
        expect(say(null, -18_300)).toContain("“Age” is not known; for clients");
        expect(say(-14_000, null)).toContain("it is usually not known.");
        expect(say("Y", "N", { unit: "category" })).toContain("the answer to “Age” is yes; for clients who are only just approved it is usually no.");
        expect(say("Core staff", "Laborers", { unit: "category" })).toContain("is “Core staff”; for clients who are only just approved it is usually “Laborers”.");
        expect(say("A", "A", { unit: "category" })).toContain(", as is usual");
        expect(sentenceOf({ words: fr, format: formatOf("fr", "UTC") }, { ...reason, direction: "FOR", value: 2, reference: 1 } as typeof reason, { ...feature, unit: "count" }).replaceAll("\u00a0", " ")).toBe(
            "Le thème « Family » joue en faveur de la demande : la valeur de « Age » est 2 ; chez les clients acceptés de justesse, c’est le plus souvent 1.",
        );
    });
});
