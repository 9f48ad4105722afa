import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Chart } from "../../charts/Chart";
import { curve } from "../../charts/curve";
import type { Pen } from "../../charts/theme";
import { ask, query } from "../../router";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Range } from "../../ui/Field";
import { useWords } from "../../words";
import { type Format, frequencyOf, useFormat } from "../../words/format";
import { cheapest, costAt, pointAt } from "./costs";

interface Properties {
    readonly curves: Schema<"Curves">;
    readonly policy: Schema<"ModelDocument.Rules">;
}

const LEAST = 1;
const MOST = 50;
const STEP = 0.5;
const SETTLED = 200;
/** Higher thresholds refuse hardly anybody. */
const NEARLY_ALL = 0.995;

/** What a default costs against a refusal, and the threshold that follows. */
export function Threshold({ curves, policy }: Properties) {
    const words = useWords();
    const format = useFormat();
    const most = Math.max(MOST, 2 * policy.cost_ratio);
    const asked = Number(query.value.get("ratio") ?? Number.NaN);
    const [ratio, setRatio] = useState(asked >= LEAST && asked <= most ? asked : policy.cost_ratio);
    const { points } = curves;
    const best = cheapest(points, ratio);
    const inForce = pointAt(points, curves.threshold);
    const asking = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
    const choose = (value: number) => {
        setRatio(value);
        // Browsers refuse an address that changes with every pixel.
        clearTimeout(asking.current);
        asking.current = setTimeout(() => ask({ ratio: value === policy.cost_ratio ? null : String(value) }), SETTLED);
    };
    useEffect(() => () => clearTimeout(asking.current), []);

    const shown = useMemo(() => points.filter(({ approval_rate }) => approval_rate <= NEARLY_ALL), [points]);
    const draw = useCallback(
        (pen: Pen) => {
            const isSame = best?.threshold === curves.threshold;
            return curve(pen, {
                x: { name: words.model.threshold, told: (value) => pen.format.percent(value) },
                y: { name: words.model.costPer, told: (value) => pen.format.number(value, 2), min: 0 },
                series: [{ name: words.model.cost, colour: "series-1", points: shown.map((point) => [point.threshold, costAt(point, ratio)]) }],
                spots: best ? [{ at: [best.threshold, costAt(best, ratio)], label: words.model.cheapest, colour: "accent" }] : [],
                marks: isSame ? [] : [{ at: curves.threshold, label: words.model.inForce }],
            });
        },
        [shown, ratio, best, curves.threshold, words],
    );
    if (!best || !inForce) {
        return null;
    }
    const table = (spoken: Format) => ({
        columns: [words.model.threshold, words.model.costPer, words.model.approvals, words.model.recallName].map((label) => ({ label, numeric: true })),
        rows: shown.map((point) => [
            spoken.percent(point.threshold, 1),
            spoken.number(costAt(point, ratio), 3),
            spoken.percent(point.approval_rate, 1),
            point.recall == null ? words.common.none : spoken.percent(point.recall, 1),
        ]),
    });
    const more = costAt(inForce, ratio) - costAt(best, ratio);
    return (
        <Card
            title={words.model.thresholdTitle}
            note={words.model.thresholdNote}
            actions={
                ratio !== policy.cost_ratio && (
                    <Button kind="quiet" onClick={() => choose(policy.cost_ratio)}>
                        {words.model.backToPolicy(format.number(policy.cost_ratio, 1))}
                    </Button>
                )
            }
        >
            <div class="model-threshold">
                <div class="model-choice">
                    <Range
                        label={words.model.ratio}
                        value={ratio}
                        min={LEAST}
                        max={most}
                        step={STEP}
                        told={words.model.ratioTold(format.number(ratio, 1))}
                        onInput={choose}
                    />
                    <p aria-live="polite">
                        {words.model.thresholdText(
                            format.number(ratio, 1),
                            format.percent(best.threshold, 1),
                            words.common.frequency(frequencyOf(best.threshold)),
                        )}{" "}
                        {more > 0.0005
                            ? words.model.inForceCosts(format.percent(curves.threshold, 1), format.percent(more / costAt(best, ratio), 1))
                            : words.model.inForceBest}
                    </p>
                    <dl class="model-results">
                        <Result name={words.model.threshold} value={format.percent(best.threshold, 1)} now={format.percent(inForce.threshold, 1)} />
                        <Result name={words.model.approvals} value={format.percent(best.approval_rate, 1)} now={format.percent(inForce.approval_rate, 1)} />
                        <Result name={words.model.costIn} value={format.number(costAt(best, ratio), 3)} now={format.number(costAt(inForce, ratio), 3)} />
                    </dl>
                </div>
                <Chart
                    title={words.model.thresholdTitle}
                    text={words.model.costText(
                        format.percent(best.threshold, 1),
                        format.number(costAt(best, ratio), 2),
                        format.percent(best.approval_rate),
                    )}
                    table={table}
                    draw={draw}
                    height={300}
                />
            </div>
        </Card>
    );
}

function Result({ name, value, now }: { name: string; value: string; now: string }) {
    const words = useWords();
    return (
        <div>
            <dt>{name}</dt>
            <dd>
                <strong>{value}</strong>
                {value !== now && <span class="faint">{words.model.nowIs(now)}</span>}
            </dd>
        </div>
    );
}
