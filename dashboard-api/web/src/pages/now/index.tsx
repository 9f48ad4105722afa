import { useCallback, useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { type Happening, useEvents } from "../../api/events";
import { useData } from "../../api/useData";
import { Page } from "../../ui/Page";
import { Skeleton, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { Drift } from "./Drift";
import { Figures } from "./Figures";
import { Live } from "./Live";
import { Volume } from "./Volume";
import "./now.css";

const AGAIN = 5_000;
const ALERTS_AGAIN = 15_000;
const KEPT = 200;

export type Decision = Schema<"DecisionEvent">;

/** What is going on: one sentence, the figures behind it, and decisions as they come. */
export default function Now() {
    const words = useWords();
    const summary = useData("/api/v1/populations/summary", { query: { step: "hour" } }, AGAIN);
    const alerts = useData("/api/v1/alerts", { query: { state: "running", limit: 50 } }, ALERTS_AGAIN);
    const [decisions, setDecisions] = useState<readonly Decision[]>([]);
    const [arrived, setArrived] = useState(0);
    const { reload } = alerts;

    const happened = useCallback(
        (events: readonly Happening[]) => {
            const fresh = events.flatMap((event) => (event.type === "decision" ? [event.data] : [])).reverse();
            setDecisions((before) => [...fresh, ...before].slice(0, KEPT));
            setArrived((before) => before + fresh.length);
            if (events.some((event) => event.type !== "decision")) {
                reload();
            }
        },
        [reload],
    );
    const connection = useEvents(happened);

    return (
        <Page
            title={words.shell.pages.now}
            lead={summary.data && <Sentence summary={summary.data} alerts={alerts.data?.items ?? []} />}
        >
            <Shown of={summary} lines={8}>
                {(data) => (
                    <>
                        <Figures summary={data} decisions={decisions} />
                        <div class="columns">
                            <Volume summary={data} />
                            {alerts.data ? <Drift alerts={alerts.data.items} /> : <Skeleton />}
                            <Live decisions={decisions} arrived={arrived} connection={connection} />
                        </div>
                    </>
                )}
            </Shown>
        </Page>
    );
}

function Sentence({ summary, alerts }: { summary: Schema<"Summary">; alerts: readonly Schema<"AlertDocument">[] }) {
    const words = useWords();
    const format = useFormat();
    const { total, approved } = summary.last_hour;
    const alerted = alerts.filter(({ severity }) => severity === "ALERT").length;
    const ending =
        alerted > 0
            ? words.now.alerted(alerted)
            : alerts.length > 0
              ? words.now.watched(alerts.length)
              : words.now.usual;
    return (
        <>
            <strong>
                {words.now.lead({
                    total,
                    count: format.number(total),
                    approved: format.percent(total === 0 ? 0 : approved / total),
                })}
            </strong>
            {"; "}
            {ending}
        </>
    );
}
