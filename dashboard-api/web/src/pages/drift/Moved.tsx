import { type Schema, addressOf } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Disclosure } from "../../ui/Disclosure";
import { Download } from "../../ui/Download";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { language } from "../../words/language";
import { byGravity } from ".";
import { look } from "./asked";

interface Properties {
    readonly document: Schema<"WindowDocument">;
    /** Ids of the windows shown, the oldest first. */
    readonly order: readonly string[];
}

const FIRST = 5;
const TONES = { DRIFT: "bad", WATCH: "watch", OK: "good" } as const;

/** What moved in a window and whether it matters, in the monitor's own sentences. */
export function Moved({ document, order }: Properties) {
    const words = useWords();
    const format = useFormat();
    const { window, findings, attribution, associations, volume } = document;
    const moved = findings.filter(({ severity }) => severity !== "NONE").sort(byGravity);
    const at = order.indexOf(window.id);
    const before = at > 0 ? order[at - 1] : undefined;
    const after = at >= 0 ? order[at + 1] : undefined;
    return (
        <Card
            title={words.drift.movedTitle}
            class="two-thirds"
            note={[
                words.drift.windowOf(format.dateTime(window.start), format.dateTime(window.end), format.number(window.rows)),
                ...(window.segment ? [`${window.segment.feature}: ${window.segment.category}`] : []),
            ].join(", ")}
            actions={
                <>
                    <Button icon="left" label={words.drift.earlier} disabled={!before} onClick={() => before && look(before)} />
                    <Button icon="right" label={words.drift.later} disabled={!after} onClick={() => after && look(after)} />
                    <Download
                        address={addressOf("/api/v1/drift/windows/{id}/page", { id: window.id }, { language: language.value })}
                        name={`drift-${window.end.replace(/[:.]/g, "-")}.html`}
                    >
                        {words.drift.report}
                    </Download>
                </>
            }
        >
            <p class="drift-verdict">
                <Badge {...(window.verdict in TONES && { tone: TONES[window.verdict as keyof typeof TONES] })}>
                    {words.drift.verdicts[window.verdict] ?? window.verdict}
                </Badge>{" "}
                {window.sentence}
            </p>
            {moved.length > 0 && <Sentences window={window.id} findings={moved.slice(0, FIRST)} />}
            {moved.length > FIRST && (
                <Disclosure summary={words.drift.further(moved.length - FIRST, format.number(moved.length - FIRST))}>
                    <Sentences window={window.id} findings={moved.slice(FIRST)} />
                </Disclosure>
            )}
            <ul class="drift-besides">
                {attribution && <li>{attribution.sentence}</li>}
                {associations && associations.severity !== "NONE" && <li>{associations.sentence}</li>}
                {volume && volume.verdict !== "OK" && <li>{volume.sentence}</li>}
                {!window.complete && <li>{words.drift.incomplete}</li>}
                {window.late_rows > 0 && <li>{words.drift.late(format.number(window.late_rows))}</li>}
            </ul>
        </Card>
    );
}

function Sentences({ window, findings }: { window: string; findings: readonly Schema<"FindingDocument">[] }) {
    const words = useWords();
    return (
        <ul class="drift-sentences">
            {findings.map(({ name, label, severity, sentence }) => (
                <li key={name}>
                    <p>
                        <button type="button" class="drift-link" onClick={() => look(window, name)}>
                            {label}
                        </button>
                        <Badge tone={severity === "ALERT" ? "bad" : "watch"}>{words.drift.severities[severity] ?? severity}</Badge>
                    </p>
                    <p class="soft">{sentence}</p>
                </li>
            ))}
        </ul>
    );
}
