interface Properties {
    /** What it says, read out instead of the drawing. */
    readonly text: string;
    /** From 0 to the end of the scale. */
    readonly value: number;
    readonly valueText: string;
    readonly threshold: number;
    readonly thresholdText: string;
    /** Where the scale ends. */
    readonly most: number;
    /** From where to where a person decides; none if left out. */
    readonly review?: readonly [number, number];
}

const TOP = 38;
const HEIGHT = 14;

/** A probability on a straight scale with the threshold: the distance between the two is what one looks for. */
export function Gauge({ text, value, valueText, threshold, thresholdText, most, review }: Properties) {
    const at = (probability: number) => (100 * Math.min(Math.max(probability, 0), most)) / most;
    const [from, to] = (review ?? [threshold, threshold]).map(at) as [number, number];
    const bar = { y: TOP, height: HEIGHT };
    return (
        <svg class="gauge" height="92" role="img" aria-label={text}>
            <rect {...bar} class="gauge-approve" x="0%" width={`${from}%`} />
            <rect {...bar} class="gauge-review" x={`${from}%`} width={`${to - from}%`} />
            <rect {...bar} class="gauge-refuse" x={`${to}%`} width={`${100 - to}%`} />
            <svg x={`${at(threshold)}%`} overflow="visible">
                <line class="gauge-limit" y1={TOP - 4} y2={TOP + HEIGHT + 8} />
            </svg>
            <text class="gauge-limit-text" x={`${at(threshold)}%`} y={TOP + HEIGHT + 26} text-anchor={anchor(at(threshold))}>
                {thresholdText}
            </text>
            <svg x={`${at(value)}%`} overflow="visible">
                <path class="gauge-mark" d={`M0 ${TOP - 2}l-7 -10h14z`} />
            </svg>
            <text class="gauge-value" x={`${at(value)}%`} y={TOP - 18} text-anchor={anchor(at(value))}>
                {valueText}
            </text>
        </svg>
    );
}

/** So that words stay within the drawing. */
function anchor(percent: number): "start" | "middle" | "end" {
    return percent < 22 ? "start" : percent > 78 ? "end" : "middle";
}
