import type { Schema } from "../../api/client";
import { Gauge } from "../../charts/Gauge";
import { OutcomeBadge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorState, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { typeset } from "../../words/typeset";
import type { FormField } from "./form";
import type { Scoring, Simulated } from "./useScore";

type Reason = Schema<"Explanation.Reason">;

/** Where the scale ends: room for what is refused, in which a distance can still be seen. */
const SCALE = 3;

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
                    <Decided answer={answer} fields={fields} onGoTo={onGoTo} />
                </div>
            ) : (
                !problem && <Skeleton lines={8} />
            )}
        </Card>
    );
}

function Decided({ answer, fields, onGoTo }: Omit<Properties, "scoring"> & { answer: Simulated }) {
    const { tryIt } = useWords();
    const format = useFormat();
    const { outcome, summary, policy, probability_of_default: risk, threshold, points } = answer.decided;
    const distance = format.number(100 * Math.abs(threshold - risk), 1);
    return (
        <>
            <div class="try-outcome" role="status">
                <OutcomeBadge outcome={outcome} large />
                <p>{typeset(summary)}</p>
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
            {policy && <p>{typeset(policy)}</p>}
            <Reasons answer={answer} fields={fields} onGoTo={onGoTo} />
        </>
    );
}

/** In the service's sentences; of a refusal, what speaks against it comes first. */
function Reasons({ answer: { decided, against, favour }, fields, onGoTo }: Omit<Properties, "scoring"> & { answer: Simulated }) {
    const { tryIt: words } = useWords();
    const sides: { direction: string; title: string; reasons: readonly Reason[] }[] = [
        { direction: "AGAINST", title: words.against, reasons: against },
        { direction: "FOR", title: words.favour, reasons: favour },
    ];
    return (
        <>
            {(decided.outcome === "REFUSE" ? sides : sides.reverse()).map(({ direction, title, reasons }) => (
                <section key={direction} class="try-reasons" data-direction={direction}>
                    <h3>{title}</h3>
                    {reasons.length === 0 ? (
                        <p class="soft">{words.noAgainst}</p>
                    ) : (
                        <ul>
                            {reasons.map((reason) => {
                                const field = fields.find(({ name, protected_attribute: isKept }) => name === reason.feature && !isKept);
                                return (
                                    <li key={reason.group}>
                                        <span>{typeset(reason.sentence)}</span>
                                        {field && (
                                            <Button kind="quiet" label={words.change(field.label)} onClick={() => onGoTo(field.name)}>
                                                {words.changeShort}
                                            </Button>
                                        )}
                                    </li>
                                );
                            })}
                        </ul>
                    )}
                </section>
            ))}
        </>
    );
}
