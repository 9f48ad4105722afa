import { type Reference, partOf, useBundleFile, usePartWords } from "../../api/bundleFiles";
import { type Schema, addressOf } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Disclosure } from "../../ui/Disclosure";
import { Download } from "../../ui/Download";
import { Stat, Stats } from "../../ui/Stat";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { language } from "../../words/language";
import { oddsChange } from "../../words/odds";
import { told } from "../../words/told";
import { look } from "./asked";
import { byGravity } from "./gravity";

interface Properties {
    readonly document: Schema<"WindowDocument">;
    /** Of the window that is asked for; it may still be on its way. */
    readonly chosen: string;
    /** Ids of the windows shown, the oldest first. */
    readonly order: readonly string[];
}

const FIRST = 5;
const TONES = { DRIFT: "bad", WATCH: "watch", OK: "good" } as const;

/** What moved in a window and whether it matters: what it does to decisions, then each thing in the monitor's own sentences. */
export function Moved({ document, chosen, order }: Properties) {
    const words = useWords();
    const format = useFormat();
    const { window, findings, associations, volume, detectable_shift: detectable } = document;
    const { segment } = window;
    const partWords = usePartWords(segment ? window.bundle.sha256 : null);
    const moved = findings.filter(({ severity }) => severity !== "NONE").sort(byGravity);
    const grave = moved.filter(({ severity }) => severity === "ALERT").length;
    const at = order.indexOf(chosen);
    const before = at > 0 ? order[at - 1] : undefined;
    const after = at >= 0 ? order[at + 1] : undefined;
    return (
        <Card
            title={words.drift.movedTitle}
            class="two-thirds"
            note={[
                words.drift.windowOf(format.span(window.start, window.end), format.number(window.rows)),
                ...(segment ? [partWords(segment)] : []),
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
                {window.verdict === "INSUFFICIENT_DATA"
                    ? words.drift.tooFew
                    : words.drift.movedSays(moved.length, format.number(moved.length), format.number(findings.length), grave, format.number(grave))}
            </p>
            <Consequences document={document} />
            {moved.length > 0 && <Sentences window={window.id} findings={moved.slice(0, FIRST)} />}
            {moved.length > FIRST && (
                <Disclosure summary={words.drift.further(moved.length - FIRST, format.number(moved.length - FIRST))}>
                    <Sentences window={window.id} findings={moved.slice(FIRST)} />
                </Disclosure>
            )}
            <ul class="drift-besides">
                {detectable != null && <li>{words.drift.detectable(format.number(window.rows), format.number(detectable, 2))}</li>}
                {associations && associations.severity !== "NONE" && <li>{associations.sentence}</li>}
                {volume && volume.verdict !== "OK" && <li>{volume.sentence}</li>}
                {!window.complete && <li>{words.drift.incomplete}</li>}
                {window.late_rows > 0 && <li>{words.drift.late(format.number(window.late_rows))}</li>}
            </ul>
        </Card>
    );
}

/** What is decided now and how it is expected to turn out, beside training. */
function Consequences({ document: { window, outcomes, attribution, estimated } }: { document: Schema<"WindowDocument"> }) {
    const words = useWords();
    const format = useFormat();
    const reference = useBundleFile<Reference>(window.bundle.sha256, "reference.json");
    const part = reference.data && partOf(reference.data, window.segment);
    const share = (value: number) => format.percent(value, 1);
    const approved = shareApproved(outcomes.approved, outcomes.reviewed, outcomes.refused);
    const decided = part?.behaviour.decided;
    const before = decided ? shareApproved(decided.approved.rows, decided.reviewed.rows, decided.refused.rows) : null;
    const defaults = estimated?.default_rate;
    return (
        <div class="drift-consequences">
            <Stats>
                <Stat
                    label={words.drift.approved}
                    value={approved === null ? words.common.none : share(approved)}
                    note={before !== null && words.drift.inTraining(share(before))}
                />
                {defaults?.value != null && (
                    <Stat
                        label={words.drift.defaultsExpected}
                        value={share(defaults.value)}
                        note={defaults.reference != null && words.drift.apart(share(defaults.reference), isBeyondChance(defaults))}
                    />
                )}
                {attribution?.moved != null && (
                    <Stat label={words.drift.oddsMoved} value={oddsChange(format, attribution.moved, 1)} note={words.drift.oddsMovedNote} />
                )}
            </Stats>
        </div>
    );
}

function shareApproved(approved: number, reviewed: number, refused: number): number | null {
    const all = approved + reviewed + refused;
    return all === 0 ? null : approved / all;
}

/** Whether training lies outside of what would be seen in 95 of 100 windows. */
export function isBeyondChance({ low, high, reference }: Schema<"WindowDocument.Estimate">): boolean {
    return low != null && high != null && reference != null && (reference < low || reference > high);
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
                    <p class="soft">{told({ label, sentence })}</p>
                </li>
            ))}
        </ul>
    );
}
