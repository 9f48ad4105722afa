import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { EmptyState, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import type { Watch } from "./unusual";

const MOST = 5;

interface Properties {
    readonly watch: Watch;
    readonly alerts: readonly Schema<"AlertDocument">[];
    /** The newest that was reported. */
    readonly window: Schema<"WindowSummary"> | undefined;
}

export function Drift({ watch, alerts, window }: Properties) {
    const words = useWords();
    const format = useFormat();
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
                    {alerts.slice(0, MOST).map((alert) => (
                        <li key={alert.id}>
                            <p>
                                <strong>{alert.label}</strong>
                                <Badge tone={alert.severity === "ALERT" ? "bad" : "watch"}>
                                    {words.now.severities[alert.severity] ?? alert.severity}
                                </Badge>
                            </p>
                            <p class="soft">{alert.sentence}</p>
                            <p class="faint">{words.now.since(format.dateTime(alert.since))}</p>
                        </li>
                    ))}
                </ul>
            )}
            {window && watch.state !== "loading" && (
                <p class="faint now-window">
                    {words.now.window(format.dateTime(window.start), format.dateTime(window.end), format.number(window.rows))} {window.sentence}
                </p>
            )}
        </Card>
    );
}
