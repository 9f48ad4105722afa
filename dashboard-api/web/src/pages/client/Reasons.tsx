import type { Schema } from "../../api/client";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../words";
import { typeset } from "../../words/typeset";
import type { Explanation } from ".";

type Reason = Schema<"Explanation.Reason">;

const STRONG = 0.6;
const MEDIUM = 0.25;

/** What speaks against and for the application, in the service's sentences. */
export function Reasons({ explanation }: { explanation: Explanation }) {
    const words = useWords();
    const { against, favour } = explanation;
    const most = Math.max(...[...against, ...favour].map(({ contribution }) => Math.abs(contribution)));
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
                                    <Spoken key={reason.group} reason={reason} share={Math.abs(reason.contribution) / most} />
                                ))}
                            </ol>
                        )}
                    </section>
                ))}
            </div>
        </Card>
    );
}

function Spoken({ reason, share }: { reason: Reason; share: number }) {
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
            <p>{typeset(reason.sentence)}</p>
        </li>
    );
}
