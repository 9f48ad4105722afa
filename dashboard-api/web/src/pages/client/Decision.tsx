import { Gauge } from "../../charts/Gauge";
import { OutcomeBadge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Term } from "../../ui/Term";
import { useWords } from "../../words";
import { type Frequency, useFormat } from "../../words/format";
import { typeset } from "../../words/typeset";
import type { Explanation } from ".";
import { apart, certainty, endOfScale, rest } from "./risk";

/** What was decided, at which risk, and how far that is from the limit. */
export function Decision({ explanation }: { explanation: Explanation }) {
    const words = useWords();
    const { decision } = explanation;
    const { probability_of_default: risk, threshold } = decision;
    const [frequency, limit] = apart(risk, threshold);
    return (
        <Card title={words.client.decision} anchor="decision" class="client-decision">
            <div class="client-verdict">
                <OutcomeBadge outcome={decision.outcome} large />
                <p class="client-verdict-text">{words.client.verdicts[decision.outcome] ?? decision.outcome}</p>
            </div>
            {decision.policy && <p class="client-policy">{typeset(decision.policy)}</p>}
            <div class="client-risk">
                <div>
                    <p class="client-frequency">
                        <strong>{words.client.riskOf(frequency)}</strong>
                        <span>{words.client.riskUnit(frequency)}</span>
                    </p>
                    <p class="soft">{words.client.limit(limit)}</p>
                </div>
                <Crowd frequency={frequency} />
                <div class="client-gauge">
                    <Gauge
                        text={words.client.gauge(frequency, limit)}
                        value={risk}
                        valueText={words.client.riskOf(frequency)}
                        threshold={threshold}
                        thresholdText={words.client.limitMark(limit)}
                        most={endOfScale(threshold, risk)}
                    />
                </div>
            </div>
            <Facts explanation={explanation} />
        </Card>
    );
}

function Facts({ explanation: { decision, distance, decided_at, bundle } }: { explanation: Explanation }) {
    const words = useWords();
    const format = useFormat();
    const { probability_of_default: risk, threshold, points } = decision;
    const limit = format.number(points - distance.points);
    const away = format.number(Math.abs(distance.points));
    const sure = certainty(risk, threshold);
    const ratio = risk / threshold;
    return (
        <dl class="client-facts">
            <div>
                <dt>{words.client.sure}</dt>
                <dd>
                    <strong>{words.client.certainty[sure]}</strong>
                    <span>
                        {ratio >= 1.2
                            ? words.client.ratioTimes(format.number(ratio, 1))
                            : words.client.ratio(format.percent(ratio))}{" "}
                        {sure === "narrow" && words.client.narrowText}
                    </span>
                    <span>{words.client.sureOfGroup(rest(apart(risk, threshold)[0]))}</span>
                </dd>
            </div>
            <div>
                <dt>{words.client.points}</dt>
                <dd>
                    <strong>
                        {distance.points > 0
                            ? words.client.pointsAbove(away, limit)
                            : distance.points < 0
                              ? words.client.pointsBelow(away, limit)
                              : words.client.pointsAt(limit)}
                    </strong>
                    <span>
                        {words.client.pointsOf(
                            format.number(points),
                            format.number(decision.fewest_points),
                            format.number(decision.most_points),
                        )}
                    </span>
                </dd>
            </div>
            <div>
                <dt>
                    <Term explanation={words.client.probabilityTerm}>{words.common.probability}</Term>
                </dt>
                <dd>
                    <strong>{format.percent(risk, 1)}</strong>
                    <span>{words.client.limitAt(format.percent(threshold, 1))}</span>
                </dd>
            </div>
            <div>
                <dt>{words.client.decidedBy}</dt>
                <dd>
                    <strong>{words.client.decidedByText(format.dateTime(decided_at))}</strong>
                    <span>{words.client.bundle(bundle.name, bundle.version)}</span>
                </dd>
            </div>
        </dl>
    );
}

const ROW = 20;
const STEP = 12;

/** A hundred clients, those who do not repay marked: the frequency as a drawing. */
function Crowd({ frequency }: { frequency: Frequency }) {
    const words = useWords();
    const marked = Math.round((100 * frequency.count) / frequency.of);
    const shown: Frequency = { ...frequency, count: marked, of: 100 };
    return (
        <figure class="client-crowd">
            <svg viewBox={`0 0 ${ROW * STEP} ${(100 / ROW) * STEP}`} role="img" aria-label={words.client.crowd(shown)}>
                {Array.from({ length: 100 }, (_, i) => (
                    <circle
                        key={i}
                        cx={(i % ROW) * STEP + STEP / 2}
                        cy={Math.floor(i / ROW) * STEP + STEP / 2}
                        r={i < marked ? 4.6 : 3.6}
                        data-marked={i < marked || undefined}
                    />
                ))}
            </svg>
            <figcaption aria-hidden="true">
                <span data-marked>{words.client.crowdLegend.not}</span>
                <span>{words.client.crowdLegend.repay}</span>
            </figcaption>
        </figure>
    );
}
