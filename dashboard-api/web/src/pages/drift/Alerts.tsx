import { useState } from "preact/hooks";
import { usePartWords } from "../../api/bundleFiles";
import { type Schema, post } from "../../api/client";
import { Problem } from "../../api/problem";
import { useData } from "../../api/useData";
import { ask, query } from "../../router";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Pager } from "../../ui/Pager";
import { Segments } from "../../ui/Segments";
import { EmptyState, Shown } from "../../ui/states";
import { toast } from "../../ui/Toast";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { told } from "../../words/told";
import { look } from "./asked";

const AGAIN = 10_000;
const PART = 10;
const LONGEST = 2_000;
const STATES = ["running", "recovered", "all"] as const;

type Alert = Schema<"AlertDocument">;

interface Properties {
    /** Whether the reader may acknowledge and comment. */
    readonly mayAct: boolean;
    readonly onChange: () => void;
}

/** Episodes of drift, what people said of them, and who has seen them. */
export function Alerts({ mayAct, onChange }: Properties) {
    const words = useWords();
    const asked = query.value.get("alerts");
    const state = STATES.find((each) => each === asked) ?? "running";
    const [cursors, setCursors] = useState<readonly string[]>([]);
    const cursor = cursors.at(-1);
    const found = useData("/api/v1/alerts", { query: { limit: PART, ...(state !== "all" && { state }), ...(cursor && { cursor }) } }, AGAIN);
    const changed = () => {
        found.reload();
        onChange();
    };
    return (
        <Card title={words.drift.alerts} class="third drift-alerts" {...(!mayAct && { note: words.drift.mayNot })}>
            <Segments
                legend={words.drift.alertsShown}
                value={state}
                options={STATES.map((value) => ({ value, label: words.drift.states[value] }))}
                onChange={(chosen) => {
                    setCursors([]);
                    ask({ alerts: chosen === "running" ? null : chosen });
                }}
            />
            <Shown of={found}>
                {({ items, next }) => (
                    <>
                        {items.length === 0 ? (
                            <EmptyState text={state === "running" ? words.drift.noneRunning : words.drift.noneEver} />
                        ) : (
                            <ul class="drift-episodes" tabIndex={0} aria-label={words.drift.alerts}>
                                {items.map((alert) => (
                                    <Episode key={alert.id} alert={alert} mayAct={mayAct} onChange={changed} />
                                ))}
                            </ul>
                        )}
                        {(cursors.length > 0 || next) && (
                            <Pager
                                onPrevious={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : null}
                                onNext={next ? () => setCursors([...cursors, next]) : null}
                            />
                        )}
                    </>
                )}
            </Shown>
        </Card>
    );
}

interface EpisodeProperties {
    readonly alert: Alert;
    readonly mayAct: boolean;
    readonly onChange: () => void;
}

function Episode({ alert, mayAct, onChange }: EpisodeProperties) {
    const words = useWords();
    const format = useFormat();
    const [problem, setProblem] = useState<Problem | null>(null);
    const [isWriting, setWriting] = useState(false);
    const { acknowledged, window } = alert;
    const partWords = usePartWords(alert.segment ? alert.bundle.sha256 : null);
    const comments = alert.notes.filter(({ kind }) => kind === "COMMENT");
    const acknowledge = () => {
        setProblem(null);
        post("/api/v1/alerts/{id}/acknowledgement", { path: { id: alert.id } })
            .then(() => {
                toast(words.drift.acknowledgedNow(alert.label));
                onChange();
            })
            .catch((error: unknown) => setProblem(problemIn(error)));
    };
    return (
        <li>
            <p class="drift-episode-head">
                <strong>{alert.label}</strong>
                <Badge tone={alert.severity === "ALERT" ? "bad" : "watch"}>{words.drift.severities[alert.severity] ?? alert.severity}</Badge>
                {alert.state === "RECOVERED" && <Badge tone="good">{words.drift.recovered}</Badge>}
            </p>
            <p class="soft">{told(alert)}</p>
            <p class="faint">
                {words.drift.since(format.dateTime(alert.since))}
                {alert.segment && `, ${partWords(alert.segment)}`}
            </p>
            {acknowledged && <p class="drift-seen">{words.drift.seenBy(acknowledged.author, format.dateTime(acknowledged.written_at))}</p>}
            {comments.map(({ author, text, written_at }) => (
                <blockquote key={written_at}>
                    <p>{text}</p>
                    <footer class="faint">{words.drift.saidBy(author, format.dateTime(written_at))}</footer>
                </blockquote>
            ))}
            <div class="card-actions">
                {window && (
                    <Button kind="quiet" onClick={() => look(window, alert.what, populationOf(alert))}>
                        {words.drift.look}
                    </Button>
                )}
                {mayAct && !acknowledged && (
                    <Button icon="approve" onClick={acknowledge}>
                        {words.drift.acknowledge}
                    </Button>
                )}
                {mayAct && (
                    <Button kind="quiet" expanded={isWriting} onClick={() => setWriting(!isWriting)}>
                        {words.drift.comment}
                    </Button>
                )}
            </div>
            {problem && (
                <p class="field-error" role="alert">
                    {words.problems[problem.kind].title}
                </p>
            )}
            {isWriting && <Comment alert={alert} onChange={onChange} />}
        </li>
    );
}

/** Whose windows it is told of; of which size is not said. */
function populationOf({ bundle, segment }: Alert) {
    return { bundle: bundle.sha256, segment: segment ? `${segment.feature}=${segment.category}` : "", size: "" };
}

function Comment({ alert, onChange }: { alert: Alert; onChange: () => void }) {
    const words = useWords();
    const [text, setText] = useState("");
    const [problem, setProblem] = useState<Problem | null>(null);
    const [isBusy, setBusy] = useState(false);
    const send = (event: SubmitEvent) => {
        event.preventDefault();
        setBusy(true);
        setProblem(null);
        post("/api/v1/alerts/{id}/comments", { path: { id: alert.id }, body: { text } })
            .then(() => {
                setText("");
                toast(words.drift.commented);
                onChange();
            })
            .catch((error: unknown) => setProblem(problemIn(error)))
            .finally(() => setBusy(false));
    };
    const fault = problem && (problem.faults[0]?.detail ?? words.problems[problem.kind].title);
    return (
        <form class="drift-comment" onSubmit={send}>
            <Field label={words.drift.commentLabel(alert.label)} {...(fault && { error: fault })}>
                {(described) => (
                    <textarea {...described} rows={3} maxLength={LONGEST} value={text} onInput={(event) => setText(event.currentTarget.value)} />
                )}
            </Field>
            <Button type="submit" kind="primary" disabled={isBusy || text.trim() === ""}>
                {words.drift.send}
            </Button>
        </form>
    );
}

function problemIn(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem("failed", 0, "");
}
