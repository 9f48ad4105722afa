import { type Frequency, frequencyOf } from "../../words/format";

const MOST = 10_000;

/** Risks as people count, of as few clients as tell them apart: the service's own rule. */
export function apart<const Risks extends readonly number[]>(...risks: Risks): { readonly [At in keyof Risks]: Frequency } {
    const different = [...new Set(risks)];
    const told = (of: number) => new Set(different.map((risk) => JSON.stringify(frequencyOf(risk, of)))).size;
    let of = 100;
    while (of < MOST && told(of) < different.length) {
        of *= 10;
    }
    return risks.map((risk) => frequencyOf(risk, of)) as { [At in keyof Risks]: Frequency };
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
