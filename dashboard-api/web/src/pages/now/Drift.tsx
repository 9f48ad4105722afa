import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { EmptyState, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { told } from "../../words/told";
import { byGravity } from "../drift/gravity";
import type { Watch } from "./unusual";

const MOST = 3;

interface Properties {
    readonly watch: Watch;
    readonly alerts: readonly Schema<"AlertDocument">[];
    /** The newest that was reported. */
    readonly window: Schema<"WindowSummary"> | undefined;
}

export function Drift({ watch, alerts, window }: Properties) {
    const words = useWords();
    const format = useFormat();
    const gravest = [...alerts].sort(byGravity).slice(0, MOST);
    const others = alerts.length - gravest.length;
    return (
        <Card title={words.now.drift} class="third" actions={<a href="/drift">{words.now.seeDrift}</a>}>
            {watch.state === "loading" ? (
                <Skeleton />
            ) : watch.state === "unknown" ? (
                <EmptyState text={words.now.driftUnknown} />
            ) : watch.state === "nobody" ? (
                <EmptyState title={words.now.nobodyTitle} text={words.now.nobody} />
            ) : alerts.length === 0 ? (
                <EmptyState text={watch.state === "stale" ? words.now.driftStale(format.dateTime(watch.end)) : words.now.noDrift} />
            ) : (
                <ul class="alerts">
                    {gravest.map((alert) => (
                        <li key={alert.id}>
                            <p>
                                <strong>{alert.label}</strong>
                                <Badge tone={alert.severity === "ALERT" ? "bad" : "watch"}>
                                    {words.now.severities[alert.severity] ?? alert.severity}
                                </Badge>
                            </p>
                            <p class="soft">{told(alert)}</p>
                            <p class="faint">{words.now.since(format.dateTime(alert.since))}</p>
                        </li>
                    ))}
                    {others > 0 && <li class="faint">{words.now.moreAlerts(others, format.number(others))}</li>}
                </ul>
            )}
            {window && watch.state !== "loading" && <Newest window={window} />}
        </Card>
    );
}

function Newest({ window: { start, end, rows, findings } }: { window: Schema<"WindowSummary"> }) {
    const words = useWords();
    const format = useFormat();
    const drifting = findings.watch + findings.drift;
    const all = findings.ok + findings.insufficient_data + drifting;
    return (
        <p class="faint now-window">
            {words.now.window(format.span(start, end), format.number(rows), drifting, format.number(drifting), format.number(all))}
        </p>
    );
}
