import { useCallback, useMemo, useState } from "preact/hooks";
import { type Schema, behind } from "../../api/client";
import { type Happening, useEvents } from "../../api/events";
import { useData } from "../../api/useData";
import { Page } from "../../ui/Page";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { Drift } from "./Drift";
import { Figures } from "./Figures";
import { Live } from "./Live";
import { Volume } from "./Volume";
import { type Notice, type Watch, silentSince, tookOf, unusual, watchOf } from "./unusual";
import "./now.css";

const AGAIN = 5_000;
const ALERTS_AGAIN = 15_000;
const WINDOWS_AGAIN = 60_000;
const KEPT = 200;
const AT_FIRST = 50;

export type Decision = Schema<"DecisionEvent">;

/** What is going on: one sentence, the figures behind it, and decisions as they come. */
export default function Now() {
    const words = useWords();
    const summary = useData("/api/v1/populations/summary", { query: { step: "hour" } }, AGAIN);
    const alerts = useData("/api/v1/alerts", { query: { state: "running", limit: 50 } }, ALERTS_AGAIN);
    const windows = useData("/api/v1/drift/windows", { query: { limit: 1 } }, WINDOWS_AGAIN);
    const newest = useData("/api/v1/decisions", { query: { limit: AT_FIRST } });
    const [live, setLive] = useState<readonly Decision[]>([]);
    const [arrived, setArrived] = useState(0);
    const { reload } = alerts;

    const happened = useCallback(
        (events: readonly Happening[]) => {
            const fresh = events.flatMap((event) => (event.type === "decision" ? [event.data] : [])).reverse();
            setLive((before) => [...fresh, ...before].slice(0, KEPT));
            setArrived((before) => before + fresh.length);
            if (events.some((event) => event.type !== "decision")) {
                reload();
            }
        },
        [reload],
    );
    const connection = useEvents(happened);
    const first = newest.data?.items;
    const decisions = useMemo(() => {
        const known = new Set(live.map(nameOf));
        return [...live, ...(first ?? []).filter((each) => !known.has(nameOf(each)))];
    }, [live, first]);
    const watch = watchOf({
        alerts: alerts.data?.items,
        windows: windows.data?.items,
        isFailed: (alerts.problem ?? windows.problem) !== undefined,
        newest: summary.data?.newest ?? null,
    });

    return (
        <Page
            title={words.shell.pages.now}
            lead={summary.data && <Sentence summary={summary.data} watch={watch} took={live.map(tookOf)} />}
        >
            <Shown of={summary} lines={8}>
                {(data) => (
                    <>
                        <Figures summary={data} decisions={decisions} />
                        <div class="columns">
                            <Volume summary={data} />
                            <Drift watch={watch} alerts={alerts.data?.items ?? []} window={windows.data?.items[0]} />
                            <Live decisions={decisions} arrived={arrived} connection={connection} />
                        </div>
                    </>
                )}
            </Shown>
        </Page>
    );
}

function nameOf({ applicant_id, application_id }: Decision): string {
    return JSON.stringify([applicant_id, application_id]);
}

interface SentenceProperties {
    readonly summary: Schema<"Summary">;
    readonly watch: Watch;
    readonly took: readonly number[];
}

/** "Nothing unusual" is said only where everything was looked at. */
function Sentence({ summary, watch, took }: SentenceProperties) {
    const { now: words } = useWords();
    const format = useFormat();
    const { total, approved } = summary.last_hour;
    if (!summary.newest) {
        return <>{words.nothing}</>;
    }
    const silent = silentSince(summary, Date.now());
    const parts = unusual({ summary, behind: behind.value, took }).map((notice) => noticeWords(words, format, notice));
    const drift = driftWords(words, format, watch);
    if (parts.length === 0 && silent === null && watch.state !== "found") {
        parts.push(drift === null ? words.usual : words.usualBut);
    }
    if (drift !== null) {
        parts.push(drift);
    }
    return (
        <>
            <strong>
                {words.lead({
                    total,
                    count: format.number(total),
                    approved: format.percent(total === 0 ? 0 : approved / total),
                    until: silent && format.dateTime(silent),
                })}
            </strong>
            {parts.length > 0 && "; "}
            {words.joined(parts)}
        </>
    );
}

type NowWords = ReturnType<typeof useWords>["now"];
type Format = ReturnType<typeof useFormat>;

function noticeWords(words: NowWords, format: Format, notice: Notice): string {
    switch (notice.kind) {
        case "fewer":
        case "more":
            return words.notices[notice.kind](format.number(notice.usual));
        case "approvedLess":
        case "approvedMore":
            return words.notices[notice.kind](format.percent(notice.usual));
        case "slow":
            return words.notices.slow(format.duration(notice.milliseconds));
        case "behind":
            return words.notices.behind(format.number(notice.records));
    }
}

/** null where drift is looked for and none was found. */
function driftWords(words: NowWords, format: Format, watch: Watch): string | null {
    switch (watch.state) {
        case "fine":
            return null;
        case "found":
            return watch.alerts > 0 ? words.alerted(watch.alerts) : words.watched(watch.watched);
        case "stale":
            return words.watching.stale(format.dateTime(watch.end));
        default:
            return words.watching[watch.state];
    }
}
