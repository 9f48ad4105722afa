import { type Frequency, frequencyOf } from "../../words/format";

const MOST = 10_000;

/** Two risks as people count, of as few clients as tell them apart: the service's own rule. */
export function apart(one: number, other: number): readonly [Frequency, Frequency] {
    let of = 100;
    const isSame = () => JSON.stringify(frequencyOf(one, of)) === JSON.stringify(frequencyOf(other, of));
    while (one !== other && of < MOST && isSame()) {
        of *= 10;
    }
    return [frequencyOf(one, of), frequencyOf(other, of)];
}

/** Of the same clients those who do repay. */
export function rest({ relation, count, of }: Frequency): Frequency {
    const turned = { ABOUT: "ABOUT", FEWER_THAN: "MORE_THAN", MORE_THAN: "FEWER_THAN" } as const;
    return { relation: turned[relation], count: of - count, of };
}

export type Certainty = "narrow" | "middling" | "clear";

const NARROW = 1.2;
const CLEAR = 2;

/** How far a risk is from the limit, whichever way: by how many times the one is the other. */
export function certainty(risk: number, limit: number): Certainty {
    const times = Math.max(risk, limit) / Math.max(Math.min(risk, limit), Number.EPSILON);
    return times < NARROW ? "narrow" : times < CLEAR ? "middling" : "clear";
}

/** Where a scale ends on which these risks and the limit can be told apart. */
export function endOfScale(limit: number, ...risks: readonly number[]): number {
    return Math.min(1, Math.max(2.5 * limit, ...risks.map((risk) => 1.15 * risk)));
}
