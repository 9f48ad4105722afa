import type { Schema } from "../../api/client";
import { Card } from "../../ui/Card";
import { Stat, Stats } from "../../ui/Stat";
import { Term } from "../../ui/Term";
import { useWords } from "../../words";
import { frequencyOf, useFormat } from "../../words/format";
import { pointAt } from "./costs";

interface Properties {
    readonly model: Schema<"ModelDocument">;
    readonly curves: Schema<"Curves"> | undefined;
}

/** What it is and how good, in words and four figures. */
export function Worth({ model, curves }: Properties) {
    const words = useWords();
    const format = useFormat();
    const { bundle, policy, features, metrics } = model;
    const auc = numberIn(metrics, "auc");
    const off = numberIn(metrics, "expected_calibration_error");
    const rows = numberIn(metrics, "rows");
    const base = numberIn(metrics, "default_rate");
    const point = curves && pointAt(curves.points, policy.threshold);
    const approved = point && point.confusion.approved_defaults + point.confusion.approved_repayments;
    const told = (share: number) => words.common.frequency(frequencyOf(share));
    return (
        <Card title={words.model.whatItIs} class="model-worth">
            <div class="model-words">
                <p>
                    {words.model.isText(bundle.name, bundle.version, format.number(features), told(policy.threshold), format.percent(policy.threshold, 1))}{" "}
                    {policy.review_from < policy.threshold && words.model.reviewText(format.percent(policy.review_from, 1))}
                </p>
                {rows !== null && base !== null && <p class="soft">{words.model.judgedText(format.number(rows), told(base))}</p>}
            </div>
            <Stats>
                {auc !== null && (
                    <Stat
                        label={<Term explanation={words.model.rankingMeaning}>{words.model.ranking}</Term>}
                        value={words.model.ofHundred(format.number(100 * auc))}
                        note={words.model.rankingNote(levelOf(auc))}
                    />
                )}
                {off !== null && (
                    <Stat
                        label={<Term explanation={words.model.calibrationMeaning}>{words.model.calibrationName}</Term>}
                        value={words.model.pointsOff(format.number(100 * off, 1))}
                        note={words.model.calibrationNote}
                    />
                )}
                {point && (
                    <Stat
                        label={words.model.approvals}
                        value={format.percent(point.approval_rate)}
                        note={approved ? words.model.approvalsNote(told(point.confusion.approved_defaults / approved)) : null}
                    />
                )}
                {point?.recall != null && (
                    <Stat
                        label={<Term explanation={words.model.recallMeaning}>{words.model.recallName}</Term>}
                        value={format.percent(point.recall)}
                        note={point.false_positive_rate == null ? null : words.model.recallNote(format.percent(point.false_positive_rate))}
                    />
                )}
            </Stats>
            <p class="faint">{words.model.limits}</p>
        </Card>
    );
}

/** How good a ranking is, as credit knows it. */
export function levelOf(auc: number): 0 | 1 | 2 | 3 {
    return auc < 0.65 ? 0 : auc < 0.72 ? 1 : auc < 0.8 ? 2 : 3;
}

/** A figure among those that training wrote, if it did. */
export function numberIn(metrics: Readonly<Record<string, unknown>>, name: string): number | null {
    const found = metrics[name];
    return typeof found === "number" ? found : null;
}
