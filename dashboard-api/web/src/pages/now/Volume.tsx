import { useCallback, useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Chart } from "../../charts/Chart";
import { Legend } from "../../charts/Legend";
import { bars } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { Card } from "../../ui/Card";
import { Shares } from "../../ui/Shares";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";

const LEGEND = [
    { outcome: "APPROVE", colour: "approve" },
    { outcome: "REVIEW", colour: "review" },
    { outcome: "REFUSE", colour: "refuse" },
] as const;

export function Volume({ summary }: { summary: Schema<"Summary"> }) {
    const words = useWords();
    const format = useFormat();
    // The same hours are asked for every few seconds: drawn anew only where a count changed.
    const mark = JSON.stringify(summary.steps);
    const steps = useMemo(() => summary.steps, [mark]);
    const counts = steps.map((step) => step.counts);
    const outcomes = words.common.outcomes;

    const draw = useCallback(
        (pen: Pen) =>
            bars(pen, {
                names: steps.map(({ start }) => start),
                stacked: true,
                told: pen.format.number,
                heading: pen.format.dateTime,
                label: (start) => (isMidnight(start) ? pen.format.day(start) : pen.format.hour(start)),
                series: [
                    { name: outcomes["APPROVE"] ?? "", colour: "approve", values: steps.map((step) => step.counts.approved) },
                    { name: outcomes["REVIEW"] ?? "", colour: "review", values: steps.map((step) => step.counts.reviewed) },
                    { name: outcomes["REFUSE"] ?? "", colour: "refuse", values: steps.map((step) => step.counts.refused) },
                ],
            }),
        [steps, outcomes],
    );
    const table = (spoken: Format) => ({
        columns: [
            { label: words.now.hour },
            { label: words.now.total },
            ...["APPROVE", "REVIEW", "REFUSE"].map((outcome) => ({ label: outcomes[outcome] ?? outcome })),
        ],
        rows: steps.map(({ start, counts: { total, approved, reviewed, refused } }) => [
            spoken.dateTime(start),
            ...[total, approved, reviewed, refused].map((count) => spoken.number(count)),
        ]),
    });

    return (
        <>
            <Card title={words.now.volume} class="two-thirds">
                <Legend
                    items={LEGEND.map(({ outcome, colour }) => ({ colour, label: outcomes[outcome] ?? outcome }))}
                />
                <Chart
                    title={words.now.volume}
                    text={words.now.volumeText(
                        format.dateTime(summary.from),
                        format.dateTime(summary.to),
                        format.number(summary.all.total),
                        format.number(Math.max(0, ...counts.map(({ total }) => total))),
                    )}
                    table={table}
                    draw={draw}
                />
            </Card>
            <Card title={words.now.shares} class="third">
                <Shares {...summary.last_hour} />
            </Card>
        </>
    );
}

function isMidnight(time: string): boolean {
    return new Date(time).getHours() === 0;
}
