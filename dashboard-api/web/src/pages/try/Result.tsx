import type { Schema } from "../../api/client";
import { Gauge } from "../../charts/Gauge";
import { OutcomeBadge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorState, Skeleton } from "../../ui/states";
import { type Words, useWords } from "../../words";
import { type Frequency, frequencyOf, useFormat } from "../../words/format";
import { type Measuring, isYesOrNo, valueWords } from "../../words/measure";
import { type Described, useDescribed } from "./described";
import type { FormField } from "./form";
import type { Scoring } from "./useScore";

type Decision = Schema<"DecisionDocument">;
type Reason = Schema<"DecisionDocument.Reason">;

/** Where the scale ends: room for what is refused, in which a distance can still be seen. */
const SCALE = 3;
const THOUSAND = 1_000;

interface Properties {
    readonly scoring: Scoring;
    readonly fields: readonly FormField[];
    /** To where a field is filled in. */
    readonly onGoTo: (field: string) => void;
}

export function Result({ scoring, fields, onGoTo }: Properties) {
    const { tryIt: words } = useWords();
    const { answer, problem, isOld, again } = scoring;
    return (
        <Card title={words.result} note={words.noPast}>
            {problem && problem.faults.length === 0 && <ErrorState problem={problem} onRetry={again} />}
            {problem && problem.faults.length > 0 && (
                <p class="try-outdated" role="alert">
                    {words.outdated}
                </p>
            )}
            {answer ? (
                <div class="try-decision" aria-busy={isOld}>
                    <Decided decision={answer.decision} fields={fields} onGoTo={onGoTo} />
                </div>
            ) : (
                !problem && <Skeleton lines={8} />
            )}
        </Card>
    );
}

function Decided({ decision, fields, onGoTo }: Omit<Properties, "scoring"> & { decision: Decision }) {
    const words = useWords();
    const format = useFormat();
    const { outcome, probability_of_default: risk, threshold, points, policy_rule: rule, reasons } = decision;
    const { tryIt } = words;
    const [ofRisk, ofThreshold] = apart(risk, threshold);
    const distance = format.number(100 * Math.abs(threshold - risk), 1);
    return (
        <>
            <div class="try-outcome" role="status">
                <OutcomeBadge outcome={outcome} large />
                <p>
                    {tryIt.sentence(
                        told(words, tryIt.about, ofRisk, format.number),
                        told(words, tryIt.aboutWithin, ofThreshold, format.number),
                    )}
                </p>
            </div>
            <Gauge
                text={tryIt.gauge(format.percent(risk, 1), format.percent(threshold, 1))}
                value={risk}
                valueText={format.percent(risk, 1)}
                threshold={threshold}
                thresholdText={tryIt.threshold(format.percent(threshold, 1))}
                most={Math.min(1, Math.max(SCALE * threshold, risk * 1.1))}
            />
            <p class="soft">
                {risk < threshold ? tryIt.below(distance) : tryIt.above(distance)}
                {" · "}
                {tryIt.pointsText(format.number(points))}
            </p>
            {rule && <p>{tryIt.rule(rule)}</p>}
            <Reasons reasons={reasons} isAgainstFirst={outcome === "REFUSE"} fields={fields} onGoTo={onGoTo} />
        </>
    );
}

/** Of a thousand where they are the same of a hundred, so that a risk does not seem to be the limit. */
function apart(risk: number, threshold: number): [Frequency, Frequency] {
    const [one, other] = [frequencyOf(risk), frequencyOf(threshold)];
    return one.count === other.count && risk !== threshold ? [frequencyOf(risk, THOUSAND), frequencyOf(threshold, THOUSAND)] : [one, other];
}

function told(words: Words, about: Words["tryIt"]["about"], { relation, count, of }: Frequency, number: (value: number) => string): string {
    return about[relation] + words.tryIt.counted(number(count), number(of));
}

interface ReasonsProperties {
    readonly reasons: readonly Reason[];
    /** Whether what speaks against comes first. */
    readonly isAgainstFirst: boolean;
    readonly fields: readonly FormField[];
    readonly onGoTo: (field: string) => void;
}

function Reasons({ reasons, isAgainstFirst, fields, onGoTo }: ReasonsProperties) {
    const words = useWords();
    const format = useFormat();
    const described = useDescribed(reasons.map(({ feature }) => feature));
    const sides = [
        { direction: "AGAINST", title: words.tryIt.against },
        { direction: "FOR", title: words.tryIt.favour },
    ];
    return (
        <>
            {(isAgainstFirst ? sides : sides.reverse()).map(({ direction, title }) => {
                const those = reasons.filter((reason) => reason.direction === direction);
                return (
                    <section key={direction} class="try-reasons" data-direction={direction}>
                        <h3>{title}</h3>
                        {those.length === 0 ? (
                            <p class="soft">{words.tryIt.noAgainst}</p>
                        ) : (
                            <ul>
                                {those.map((reason) => {
                                    const feature = described.get(reason.feature);
                                    const field = fields.find(({ name, protected_attribute: isKept }) => name === reason.feature && !isKept);
                                    return (
                                        <li key={reason.code}>
                                            <span>
                                                {feature
                                                    ? sentenceOf({ words, format }, reason, feature)
                                                    : feature === null
                                                      ? reason.feature
                                                      : words.common.loading}
                                            </span>
                                            {field && (
                                                <Button kind="quiet" label={words.tryIt.change(field.label)} onClick={() => onGoTo(field.name)}>
                                                    {words.tryIt.changeShort}
                                                </Button>
                                            )}
                                        </li>
                                    );
                                })}
                            </ul>
                        )}
                    </section>
                );
            })}
        </>
    );
}

/** As the service words the reasons of decisions that were made. */
export function sentenceOf(measuring: Measuring, reason: Reason, { label, unit, group, category_words: called }: Described): string {
    const { reason: words } = measuring.words.tryIt;
    const value = (reason.value ?? null) as number | string | null;
    const usual = (reason.reference ?? null) as number | string | null;
    const said = (each: number | string | null) => {
        const text = valueWords(measuring, unit, each, called);
        return typeof each === "string" && !isYesOrNo(unit, each) ? words.quoted(text) : text;
    };
    const about = reason.direction === "AGAINST" ? words.against(group.label) : words.favour(group.label);
    const theirs =
        value === null
            ? words.unknown(label)
            : isYesOrNo(unit, value)
              ? words.answer(label, said(value))
              : words.value(label, said(value));
    const usually =
        said(value) === said(usual) ? words.asUsual : usual === null ? words.usuallyUnknown : words.usually(said(usual));
    return about + theirs + usually;
}
