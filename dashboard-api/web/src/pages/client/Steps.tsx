import { useCallback, useMemo } from "preact/hooks";
import { Chart } from "../../charts/Chart";
import { type Step, markLine, waterfall } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { ask, query } from "../../router";
import { Card } from "../../ui/Card";
import { Segments } from "../../ui/Segments";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import type { Explanation } from ".";

const SHOWN = 10;
type Scale = "probability" | "points";

interface Told {
    readonly label: string;
    readonly value: string;
    readonly change: number | null;
    readonly level: number;
}

/** From what is expected of anybody to this client, the longest steps alone and the rest in one. */
export function Steps({ explanation }: { explanation: Explanation }) {
    const words = useWords();
    const format = useFormat();
    const scale: Scale = query.value.get("scale") === "points" ? "points" : "probability";
    const { client } = words;
    const lines = useMemo(() => linesOf(explanation, scale, client, format), [explanation, scale, client, format]);
    const limit = scale === "points" ? explanation.decision.points - explanation.distance.points : explanation.decision.threshold;
    const tell = (spoken: Format) => (value: number) => (scale === "points" ? spoken.number(value) : spoken.percent(value, 1));
    const told = tell(format);
    const signed = (change: number) => `${change < 0 ? "−" : "+"}${told(Math.abs(change))}`;

    const draw = useCallback(
        (pen: Pen) => {
            const steps = lines.map(({ label, change, level }): Step => (change === null ? { label, total: level } : { label, change }));
            const drawn = waterfall(pen, steps, tell(pen.format), scale === "points" ? "up" : "down") as {
                xAxis: { axisLabel: object };
                series: object[];
            };
            const levels = [...lines.map(({ level }) => level), limit];
            const low = scale === "points" ? Math.floor((Math.min(...levels) - 15) / 10) * 10 : 0;
            return {
                ...drawn,
                grid: { left: 4, right: isNarrow() ? 48 : 64, top: 22, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
                xAxis: { ...drawn.xAxis, min: low, max: Math.max(...levels), axisLabel: { ...drawn.xAxis.axisLabel, showMinLabel: scale !== "points", showMaxLabel: false } },
                series: drawn.series.map((each, i) =>
                    i === 1 ? { ...each, markLine: markLine(pen, [{ at: limit, label: client.limitLabel, place: "start" }]) } : each,
                ),
            };
        },
        [lines, scale, limit, client],
    );
    const table = () => ({
        columns: [
            { label: client.step },
            { label: client.clientValue, numeric: false },
            { label: client.effect },
            { label: client.level },
        ],
        rows: lines.map(({ label, value, change, level }) => [
            label,
            value,
            change === null ? words.common.none : signed(change),
            told(level),
        ]),
    });
    const first = lines[1];
    return (
        <Card
            title={client.steps}
            note={client.stepsNote}
            anchor="steps"
            actions={
                <Segments<Scale>
                    legend={client.scale}
                    options={[
                        { value: "probability", label: client.scales.probability },
                        { value: "points", label: client.scales.points },
                    ]}
                    value={scale}
                    onChange={(chosen) => ask({ scale: chosen === "points" ? chosen : null })}
                />
            }
        >
            <Chart
                title={client.steps}
                text={client.stepsText(
                    told(lines[0]?.level ?? 0),
                    first ? `${first.label}, ${signed(first.change ?? 0)}` : words.common.none,
                    told(lines.at(-1)?.level ?? 0),
                )}
                table={table}
                draw={draw}
                height={(isNarrow() ? 52 : 34) * lines.length + 30}
            />
        </Card>
    );
}

/** Labels take three lines there. */
function isNarrow(): boolean {
    return matchMedia("(max-width: 40rem)").matches;
}

function linesOf(
    { waterfall: { base, steps, rest, end } }: Explanation,
    scale: Scale,
    client: ReturnType<typeof useWords>["client"],
    format: Format,
): readonly Told[] {
    const alone = steps.slice(0, SHOWN);
    const features = steps.length - alone.length + rest.features;
    let before = base[scale];
    const lines: Told[] = [{ label: client.start, value: "", change: null, level: before }];
    for (const { label, value_words, level } of alone) {
        lines.push({ label, value: value_words, change: level[scale] - before, level: level[scale] });
        before = level[scale];
    }
    if (features > 0) {
        lines.push({ label: client.rest(format.number(features)), value: "", change: end[scale] - before, level: end[scale] });
    }
    lines.push({ label: client.end, value: "", change: null, level: end[scale] });
    return lines;
}
