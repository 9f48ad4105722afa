import { describe, expect, it } from "vitest";
import { type Point, cheapest, costAt, pointAt } from "../src/pages/model/costs";
import { formatOf } from "../src/words/format";
import { oddsChange } from "../src/words/odds";

function point(threshold: number, refused: [number, number], approved: [number, number]): Point {
    const [refused_defaults, refused_repayments] = refused;
    const [approved_defaults, approved_repayments] = approved;
    return {
        threshold,
        cost_per_application: 0,
        approval_rate: 0,
        confusion: { refused_defaults, refused_repayments, approved_defaults, approved_repayments },
    };
}

const STRICT = point(0.05, [9, 50], [1, 40]);
const LENIENT = point(0.3, [4, 10], [6, 80]);
const ALIKE = point(0.31, [4, 10], [6, 80]);

describe("a threshold", () => {
    it("costs the defaults approved, by the ratio, and the repayments refused", () => {
        expect(costAt(STRICT, 10)).toBeCloseTo(0.6, 12);
        expect(costAt(LENIENT, 10)).toBeCloseTo(0.7, 12);
    });

    it("is stricter where defaults cost more, and the lower one of two that cost the same", () => {
        expect(cheapest([STRICT, LENIENT, ALIKE], 10)).toBe(STRICT);
        expect(cheapest([STRICT, LENIENT, ALIKE], 2)).toBe(LENIENT);
        expect(cheapest([], 2)).toBeUndefined();
    });

    it("that was not stored is told by the nearest", () => {
        expect(pointAt([STRICT, LENIENT], 0.1)).toBe(STRICT);
        expect(pointAt([], 0.1)).toBeUndefined();
    });
});

describe("a change of log-odds", () => {
    it.each([
        [Math.log(2), "+100%"],
        [Math.log(0.5), "−50%"],
        [0, "+0%"],
    ])("of %f is told as one of the odds", (logOdds, told) => {
        expect(oddsChange(formatOf("en"), logOdds)).toBe(told);
    });
});
