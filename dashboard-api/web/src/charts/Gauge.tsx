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

const WIDTH = 640;
const LEFT = 8;
const RIGHT = WIDTH - 8;
const TOP = 44;
const HEIGHT = 16;

/** A probability on a straight scale with the threshold: the distance between the two is what one looks for. */
export function Gauge({ text, value, valueText, threshold, thresholdText, most, review }: Properties) {
    const x = (share: number) => LEFT + (Math.min(Math.max(share, 0), most) / most) * (RIGHT - LEFT);
    const at = x(value);
    const limit = x(threshold);
    const [from, to] = review ? [x(review[0]), x(review[1])] : [limit, limit];
    const anchor = (place: number) => (place < 80 ? "start" : place > WIDTH - 80 ? "end" : "middle");
    return (
        <svg class="gauge" viewBox={`0 0 ${WIDTH} 104`} role="img" aria-label={text}>
            <rect class="gauge-approve" x={LEFT} y={TOP} width={Math.max(0, from - LEFT)} height={HEIGHT} rx="3" />
            {review && <rect class="gauge-review" x={from} y={TOP} width={Math.max(0, to - from)} height={HEIGHT} />}
            <rect class="gauge-refuse" x={to} y={TOP} width={Math.max(0, RIGHT - to)} height={HEIGHT} rx="3" />
            <line class="gauge-limit" x1={limit} x2={limit} y1={TOP - 4} y2={TOP + HEIGHT + 10} />
            <text class="gauge-limit-text" x={limit} y={TOP + HEIGHT + 28} text-anchor={anchor(limit)}>
                {thresholdText}
            </text>
            <path class="gauge-mark" d={`M${at} ${TOP - 3}l-8 -12h16z`} />
            <text class="gauge-value" x={at} y={TOP - 22} text-anchor={anchor(at)}>
                {valueText}
            </text>
        </svg>
    );
}
