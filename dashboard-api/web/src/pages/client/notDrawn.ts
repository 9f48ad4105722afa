import type { Schema } from "../../api/client";
import { type Measuring, shareWords } from "../../words/measure";
import { spanWords } from "../../words/spans";

type Cell = Schema<"FeatureDistribution">["cells"][number];

/** Of fewer than one in a thousand a reader misses nothing. */
const FEWEST = 0.001;

/** Who has no bar of a chart, and how many these are: "not known (12%)". */
export function notDrawn(measuring: Measuring, unit: string, beside: readonly Cell[], counted: "total" | "approved", all: number): string[] {
    return beside
        .map(({ span, counts }) => ({ span, share: counts[counted] / Math.max(1, all) }))
        .filter(({ share }) => share >= FEWEST)
        .map(({ span, share }) => `${spanWords(measuring, unit, span)} (${shareWords(measuring, share)})`);
}
