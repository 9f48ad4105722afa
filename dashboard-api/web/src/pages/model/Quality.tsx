import { useCallback } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Chart } from "../../charts/Chart";
import { curve } from "../../charts/curve";
import { Legend } from "../../charts/Legend";
import type { Pen } from "../../charts/theme";
import { ask, query } from "../../router";
import { Card } from "../../ui/Card";
import { Tabs } from "../../ui/Tabs";
import { useWords } from "../../words";
import { type Format, frequencyOf, useFormat } from "../../words/format";
import { pointAt } from "./costs";
import { numberIn } from "./Worth";

interface Properties {
    readonly curves: Schema<"Curves">;
    readonly metrics: Readonly<Record<string, unknown>>;
}

const VIEWS = ["roc", "precision", "calibration"] as const;
type View = (typeof VIEWS)[number];
type Place = readonly [number, number];

/** The three curves that models are judged by, each with what it says. */
export function Quality({ curves, metrics }: Properties) {
    const words = useWords();
    const asked = query.value.get("curve");
    const view = VIEWS.find((each) => each === asked) ?? "roc";
    return (
        <Card title={words.model.qualityTitle} note={words.model.qualityNote}>
            <Tabs
                label={words.model.qualityTitle}
                tabs={VIEWS.map((name) => ({ name, label: words.model.views[name] }))}
                chosen={view}
                onChoose={(chosen: View) => ask({ curve: chosen === "roc" ? null : chosen })}
            >
                {view === "roc" ? (
                    <Roc curves={curves} auc={numberIn(metrics, "auc")} />
                ) : view === "precision" ? (
                    <Precision curves={curves} />
                ) : (
                    <Calibration bins={curves.calibration} />
                )}
            </Tabs>
        </Card>
    );
}

function Roc({ curves, auc }: { curves: Schema<"Curves">; auc: number | null }) {
    const words = useWords();
    const format = useFormat();
    const here = pointAt(curves.points, curves.threshold);
    const draw = useCallback(
        (pen: Pen) =>
            curve(pen, {
                x: { name: words.model.falsePositives, told: (value) => pen.format.percent(value), min: 0, max: 1 },
                y: { name: words.model.recallName, told: (value) => pen.format.percent(value), min: 0, max: 1 },
                series: [
                    { name: words.model.thisModel, colour: "series-1", points: placesOf(curves, "false_positive_rate", "recall") },
                    { name: words.model.chance, colour: "muted", dash: "dashed", points: [[0, 0], [1, 1]] },
                ],
                spots: here?.recall != null && here.false_positive_rate != null ? [{ at: [here.false_positive_rate, here.recall], label: words.model.inForce, colour: "accent" }] : [],
            }),
        [curves, here, words],
    );
    return (
        <div class="model-view">
            <div class="model-told">
                <p class="model-says">
                    {here?.recall != null && here.false_positive_rate != null && words.model.rocSays(format.percent(here.recall), format.percent(here.false_positive_rate))}
                </p>
                <Legend
                    items={[
                        { colour: "series-1", label: words.model.thisModel },
                        { colour: "muted", label: words.model.chance, dash: true },
                    ]}
                />
            </div>
            <Chart
                title={words.model.views.roc}
                text={words.model.rocText(auc === null ? words.common.none : format.number(auc, 3))}
                table={tableOf(curves, words)}
                draw={draw}
                height={340}
            />
        </div>
    );
}

function Precision({ curves }: { curves: Schema<"Curves"> }) {
    const words = useWords();
    const format = useFormat();
    const here = pointAt(curves.points, curves.threshold);
    const all = curves.points[0]?.precision ?? 0;
    const draw = useCallback(
        (pen: Pen) =>
            curve(pen, {
                x: { name: words.model.recallName, told: (value) => pen.format.percent(value), min: 0, max: 1 },
                y: { name: words.model.precisionName, told: (value) => pen.format.percent(value), min: 0 },
                series: [
                    { name: words.model.thisModel, colour: "series-1", points: placesOf(curves, "recall", "precision") },
                    { name: words.model.refusingAll, colour: "muted", dash: "dashed", points: [[0, all], [1, all]] },
                ],
                spots: here?.recall != null && here.precision != null ? [{ at: [here.recall, here.precision], label: words.model.inForce, colour: "accent", above: true }] : [],
            }),
        [curves, here, all, words],
    );
    return (
        <div class="model-view">
            <div class="model-told">
                <p class="model-says">
                    {here?.precision != null && words.model.precisionSays(words.common.frequency(frequencyOf(here.precision)), words.common.frequency(frequencyOf(all)))}
                </p>
                <Legend
                    items={[
                        { colour: "series-1", label: words.model.thisModel },
                        { colour: "muted", label: words.model.refusingAll, dash: true },
                    ]}
                />
            </div>
            <Chart
                title={words.model.views.precision}
                text={words.model.precisionText(here?.precision == null ? words.common.none : format.percent(here.precision))}
                table={tableOf(curves, words)}
                draw={draw}
                height={340}
            />
        </div>
    );
}

function Calibration({ bins }: { bins: readonly Schema<"Curves.Bin">[] }) {
    const words = useWords();
    const format = useFormat();
    const most = Math.max(0.05, ...bins.map(({ high, mean_probability }) => Math.max(high, mean_probability)));
    const within = bins.filter(({ low, high, mean_probability }) => mean_probability >= low && mean_probability <= high).length;
    const draw = useCallback(
        (pen: Pen) =>
            curve(pen, {
                x: { name: words.model.predicted, told: (value) => pen.format.percent(value), min: 0 },
                y: { name: words.model.realised, told: (value) => pen.format.percent(value), min: 0 },
                ranges: bins.map(({ mean_probability, low, high }) => [mean_probability, low, high]),
                series: [
                    { name: words.model.realised, colour: "series-1", dots: true, points: bins.map(({ mean_probability, default_rate }) => [mean_probability, default_rate]) },
                    { name: words.model.perfect, colour: "muted", dash: "dashed", points: [[0, 0], [most, most]] },
                ],
            }),
        [bins, most, words],
    );
    const table = (spoken: Format) => ({
        columns: [words.model.applications, words.model.predicted, words.model.realised, words.model.from, words.model.to].map((label) => ({ label, numeric: true })),
        rows: bins.map(({ rows, mean_probability, default_rate, low, high }) => [
            spoken.number(rows),
            ...[mean_probability, default_rate, low, high].map((share) => spoken.percent(share, 1)),
        ]),
    });
    return (
        <div class="model-view">
            <div class="model-told">
                <p class="model-says">{words.model.calibrationSays(format.number(within), format.number(bins.length))}</p>
                <Legend
                    items={[
                        { colour: "series-1", label: words.model.realisedRange },
                        { colour: "muted", label: words.model.perfect, dash: true },
                    ]}
                />
            </div>
            <Chart title={words.model.views.calibration} text={words.model.calibrationText} table={table} draw={draw} height={340} />
        </div>
    );
}

/** By rising x: the points stand by rising threshold, which is the other way round. */
function placesOf(curves: Schema<"Curves">, x: "false_positive_rate" | "recall", y: "recall" | "precision"): Place[] {
    return curves.points
        .flatMap((point): Place[] => (point[x] == null || point[y] == null ? [] : [[point[x], point[y]]]))
        .reverse();
}

function tableOf(curves: Schema<"Curves">, words: ReturnType<typeof useWords>) {
    return (spoken: Format) => {
        const told = (share: number | null | undefined) => (share == null ? words.common.none : spoken.percent(share, 1));
        return {
            columns: [words.model.threshold, words.model.recallName, words.model.falsePositives, words.model.precisionName].map((label) => ({ label, numeric: true })),
            rows: curves.points.map((point) => [told(point.threshold), told(point.recall), told(point.false_positive_rate), told(point.precision)]),
        };
    };
}
