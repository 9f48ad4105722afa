import type { Schema } from "../../api/client";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";
import type { Explanation } from ".";

type Reason = Schema<"Explanation.Reason">;

const STRONG = 0.6;
const MEDIUM = 0.25;

/** What speaks against and for the application, in the service's sentences. */
export function Reasons({ explanation }: { explanation: Explanation }) {
    const words = useWords();
    const { against, favour } = explanation;
    const most = Math.max(...[...against, ...favour].map(({ contribution }) => Math.abs(contribution)));
    const units = new Map(explanation.waterfall.steps.map(({ feature, unit, unit_words }) => [feature, unit === "currency" ? unit_words : ""]));
    const first = explanation.decision.outcome === "APPROVE" ? "favour" : "against";
    const sides = [
        { side: "against", title: words.client.against, reasons: against, nothing: words.client.nothingAgainst },
        { side: "favour", title: words.client.favour, reasons: favour, nothing: words.client.nothingFor },
    ] as const;
    return (
        <Card title={words.client.reasons} note={words.client.reasonsNote} anchor="reasons">
            <div class="client-reasons">
                {[...sides].sort(({ side }) => (side === first ? -1 : 1)).map(({ side, title, reasons, nothing }) => (
                    <section key={side} data-side={side} aria-label={title}>
                        <h3>
                            <Icon name={side === "against" ? "down" : "up"} />
                            {title}
                        </h3>
                        {reasons.length === 0 ? (
                            <p class="soft">{nothing}</p>
                        ) : (
                            <ol>
                                {reasons.map((reason) => (
                                    <Spoken
                                        key={reason.group}
                                        reason={reason}
                                        share={Math.abs(reason.contribution) / most}
                                        unit={units.get(reason.feature) ?? ""}
                                    />
                                ))}
                            </ol>
                        )}
                    </section>
                ))}
            </div>
        </Card>
    );
}

function Spoken({ reason, share, unit }: { reason: Reason; share: number; unit: string }) {
    const words = useWords();
    const strength = share > STRONG ? "strong" : share > MEDIUM ? "medium" : "weak";
    return (
        <li>
            <p class="client-reason-head">
                <strong>{reason.group_label}</strong>
                <span class="faint">{words.client.strength[strength]}</span>
            </p>
            <div class="client-reason-bar" aria-hidden="true">
                <span style={{ width: `${Math.max(3, 100 * share)}%` }} />
            </div>
            <p>{reason.sentence}</p>
            <dl>
                <div>
                    <dt>{words.client.theClient}</dt>
                    <dd>
                        {reason.value_words}
                        {unit && reason.value !== null && <span class="faint"> {unit}</span>}
                    </dd>
                </div>
                <div>
                    <dt>{words.client.justApproved}</dt>
                    <dd>
                        {reason.usual_words}
                        {unit && reason.usual !== null && <span class="faint"> {unit}</span>}
                    </dd>
                </div>
            </dl>
        </li>
    );
}
