import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

const MOST = 5;

export function Drift({ alerts }: { alerts: readonly Schema<"AlertDocument">[] }) {
    const words = useWords();
    const format = useFormat();
    return (
        <Card title={words.now.drift} class="third" actions={<a href="/drift">{words.now.seeDrift}</a>}>
            {alerts.length === 0 ? (
                <EmptyState text={words.now.noDrift} />
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
        </Card>
    );
}
