import { describe, expect, it } from "vitest";
import { type FormField, applicationOf, changesRead, changesWritten, curlOf, requestOf, sectionsOf, typical, withChange } from "../src/pages/try/form";

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
    name,
    label: name.toLowerCase(),
    group: null,
    share: null,
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
    const names = { loan: "The loan", rest: "Everything else" };
    const within = (each: FormField, code: string, groupShare: number, share: number): FormField => ({
        ...each,
        group: { code, label: code.toLowerCase(), share: groupShare },
        share,
    });
    const told = (fields: readonly FormField[]) =>
        sectionsOf(fields, names).map(({ label, fields: members, isFirst }) => [label, members.map(({ name }) => name), isFirst]);

    it("are the catalogue's, the loan first and then what moves scores most, and nothing protected is in them", () => {
        const fields = [
            within(AMOUNT, "SIZE", 0.5, 0.5),
            within(TYPE, "TYPE", 0.1, 0.1),
            within(BUILDING, "SCORES", 0.25, 0.02),
            within(SCORE, "SCORES", 0.25, 0.05),
            within(AGE, "TYPE", 0.1, 0.01),
            GENDER,
        ];
        expect(told(fields)).toEqual([
            ["The loan", ["AMT_CREDIT"], true],
            ["scores", ["EXT_SOURCE_1", "FLOORS_AVG"], true],
            ["type", ["DAYS_BIRTH", "NAME_TYPE"], true],
        ]);
    });

    it("leave to the last what the model does not see as it stands", () => {
        expect(told([BUILDING, within(TYPE, "TYPE", 0.1, 0.1)])).toEqual([
            ["type", ["NAME_TYPE"], true],
            ["Everything else", ["FLOORS_AVG"], true],
        ]);
    });

    it("of many fields are opened by hand, unless one of them is needed", () => {
        const many = Array.from({ length: 13 }, (_, i) => within(field(`F${i}`), "HOME", 0.2, 0.01));
        expect(sectionsOf(many, names).map(({ isFirst }) => isFirst)).toEqual([false]);
        expect(sectionsOf([...many, within(AGE, "HOME", 0.2, 0)], names).map(({ isFirst }) => isFirst)).toEqual([true]);
    });
});

describe("the command", () => {
    it("is one that a shell takes as it is, with a name in place of the key", () => {
        const command = curlOf("https://scoreline.example", requestOf({ NAME_TYPE: "It's cash" }));
        expect(command).toContain(String.raw`"NAME_TYPE": "It'\''s cash"`);
        expect(command).toContain('"Authorization: Bearer $SCORELINE_KEY"');
    });
});
