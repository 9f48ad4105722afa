import { type Catalogue, type Reference, useBundleFile } from "../../api/bundleFiles";
import type { Schema } from "../../api/client";
import { me } from "../../api/me";
import { useData } from "../../api/useData";
import { query } from "../../router";
import { Page } from "../../ui/Page";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { watchOf } from "../now/unusual";
import { Alerts } from "./Alerts";
import { Attribution } from "./Attribution";
import { Estimated } from "./Estimated";
import { Finding } from "./Finding";
import { HeatMap } from "./HeatMap";
import { Matter } from "./Matter";
import { Moved } from "./Moved";
import { Realised } from "./Realised";
import { Scope } from "./Scope";
import type { Over } from "./over";
import { byGravity } from "./gravity";
import { isNarrow } from "./narrow";
import { rangeAsked, useLimits, watchedAsked } from "./asked";
import { useLast, useSame } from "./useSame";
import "./drift.css";

const AGAIN = 10_000;
const MOST_NAMED = 3;
/** As many columns as can be told apart. */
const COLUMNS = { narrow: 16, wide: 96 };

/** Whether those who apply are still those the model learnt from, and what it does to decisions. */
export default function Drift() {
    const words = useWords();
    const range = rangeAsked();
    const watched = watchedAsked();
    const limit = String(isNarrow() ? COLUMNS.narrow : COLUMNS.wide);
    const found = useData("/api/v1/drift/features", { query: { ...watched, ...useLimits(range), limit } }, AGAIN);
    const windows = useData("/api/v1/drift/windows", { query: { limit: 200 } }, AGAIN);
    const running = useData("/api/v1/alerts", { query: { state: "running", limit: 500 } }, AGAIN);
    const over = useSame(useLast(found) as unknown as Over | undefined);
    const newest = over?.windows.at(-1);
    const chosen = query.value.get("window") ?? newest?.id ?? null;
    const document = useData("/api/v1/drift/windows/{id}", chosen === null ? null : { path: { id: chosen } }, AGAIN);
    const last = useSame(useLast(document));
    const told = chosen === null ? undefined : last;
    const alerts = running.data?.items;
    const mayAct = me.value?.roles.some((role) => role === "risk" || role === "admin") ?? false;
    const isWatched = (windows.data?.items.length ?? 0) > 0;
    const asked = query.value.get("feature");
    const feature =
        (told === undefined || told.findings.some(({ name }) => name === asked) ? asked : null) ??
        told?.findings.filter(({ severity }) => severity !== "NONE").sort(byGravity)[0]?.name ??
        over?.features[0]?.name ??
        null;
    const finding = told?.findings.find(({ name }) => name === feature);
    const bundle = told?.window.bundle.sha256 ?? over?.bundle?.sha256 ?? null;
    const reference = useBundleFile<Reference>(bundle, "reference.json");
    const catalogue = useBundleFile<Catalogue>(bundle, "catalogue.json");

    return (
        <Page
            title={words.shell.pages.drift}
            lead={alerts && windows.data && <Lead alerts={alerts} windows={windows.data.items} verdict={newest?.verdict} reference={reference.data} />}
        >
            <Shown of={windows} lines={10}>
                {({ items }) =>
                    isWatched ? (
                        <>
                            <Scope windows={items} shown={over?.windows.length ?? 0} range={range} watched={watched} />
                            <div class="columns">
                                {told && chosen !== null ? (
                                    <Moved document={told} chosen={chosen} order={over?.windows.map(({ id }) => id) ?? []} />
                                ) : (
                                    <div class="two-thirds">
                                        {chosen === null ? (
                                            <Shown of={found}>{() => <EmptyState text={words.drift.noneInRange} />}</Shown>
                                        ) : (
                                            <Shown of={document} lines={6}>
                                                {() => null}
                                            </Shown>
                                        )}
                                    </div>
                                )}
                                <Alerts mayAct={mayAct} onChange={running.reload} />
                            </div>
                            {over ? (
                                over.windows.length > 0 && (
                                    <>
                                        <HeatMap over={over} chosen={chosen} feature={feature} />
                                        <div class="columns">
                                            <Matter over={over} document={told} feature={feature} />
                                            {told && finding && <Finding document={told} finding={finding} reference={reference} catalogue={catalogue.data} />}
                                        </div>
                                    </>
                                )
                            ) : (
                                <Shown of={found} lines={8}>
                                    {() => null}
                                </Shown>
                            )}
                            {told && (
                                <div class="columns">
                                    <Attribution document={told} />
                                    <Estimated document={told} />
                                </div>
                            )}
                        </>
                    ) : (
                        <>
                            <EmptyState title={words.drift.nothingTitle} text={words.drift.nothingText} />
                            <Alerts mayAct={mayAct} onChange={running.reload} />
                        </>
                    )
                }
            </Shown>
            <Realised bundle={bundle} />
        </Page>
    );
}

/** What follows when those who apply are others: not what one looks for. */
const CONSEQUENCES = /^(probability_of_default|decisions|sum:.*)$/;

interface LeadProperties {
    readonly alerts: readonly Schema<"AlertDocument">[];
    readonly windows: readonly Schema<"WindowSummary">[];
    /** Of the newest window. */
    readonly verdict: string | undefined;
    readonly reference: Reference | undefined;
}

/** What happened, and whether it matters. */
function Lead({ alerts, windows, verdict, reference }: LeadProperties) {
    const words = useWords();
    const format = useFormat();
    const summary = useData("/api/v1/populations/summary", { query: { step: "hour" } }, AGAIN);
    if (windows.length === 0 && alerts.length === 0) {
        return <>{words.drift.leadNobody}</>;
    }
    const watch = watchOf({ alerts: [], windows, isFailed: false, newest: summary.data?.newest ?? null });
    const causes = alerts.filter(({ what }) => !CONSEQUENCES.test(what));
    const about = [...new Set((causes.length > 0 ? causes : [...alerts]).sort(byGravity).map(({ label }) => label))];
    return (
        <>
            {alerts.length > 0 ? (
                <>
                    <strong>{words.drift.leadAlerts(alerts.length, format.number(alerts.length))}</strong> {words.drift.leadAbout(format.list(about.slice(0, MOST_NAMED)), about.length > MOST_NAMED)}
                </>
            ) : verdict === "OK" ? (
                words.drift.leadCalm
            ) : verdict === "DRIFT" || verdict === "WATCH" ? (
                words.drift.leadMoved
            ) : (
                words.drift.leadNothing
            )}
            {summary.data && reference && <LastHour last={summary.data.last_hour} reference={reference} />}
            {watch.state === "stale" && <> {words.drift.leadStale(format.dateTime(watch.end))}</>}
        </>
    );
}

/** What it does to decisions, beside those of training. */
function LastHour({ last, reference }: { last: Schema<"Summary">["last_hour"]; reference: Reference }) {
    const words = useWords();
    const format = useFormat();
    if (last.total === 0 || last.mean_probability == null) {
        return null;
    }
    const { approved, reviewed, refused } = reference.behaviour.decided;
    const all = approved.rows + reviewed.rows + refused.rows;
    return (
        <>
            {" "}
            {words.drift.leadHour(
                format.percent(last.approved / last.total),
                format.percent(approved.rows / all),
                format.percent(last.mean_probability, 1),
                format.percent((approved.expected + reviewed.expected + refused.expected) / all, 1),
            )}
        </>
    );
}
