import type { Schema } from "../../api/client";
import { me } from "../../api/me";
import { useData } from "../../api/useData";
import { query } from "../../router";
import { Page } from "../../ui/Page";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
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
import { rangeAsked, useLimits, watchedAsked } from "./asked";
import { useLast, useSame } from "./useSame";
import "./drift.css";

const AGAIN = 10_000;
const MOST_NAMED = 3;
/** As many columns as can be told apart. */
const COLUMNS = { narrow: 24, wide: 96 };

/** Whether those who apply are still those the model learnt from, and what it does to decisions. */
export default function Drift() {
    const words = useWords();
    const range = rangeAsked();
    const watched = watchedAsked();
    const limit = String(matchMedia("(max-width: 40rem)").matches ? COLUMNS.narrow : COLUMNS.wide);
    const found = useData("/api/v1/drift/features", { query: { ...watched, ...useLimits(range), limit } }, AGAIN);
    const windows = useData("/api/v1/drift/windows", { query: { limit: 200 } }, AGAIN);
    const running = useData("/api/v1/alerts", { query: { state: "running", limit: 500 } }, AGAIN);
    const over = useSame(useLast(found) as unknown as Over | undefined);
    const chosen = query.value.get("window") ?? over?.windows.at(-1)?.id ?? null;
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

    return (
        <Page
            title={words.shell.pages.drift}
            lead={alerts && <Lead alerts={alerts} verdict={over?.windows.at(-1)?.verdict} />}
        >
            <Shown of={windows} lines={10}>
                {({ items }) =>
                    isWatched ? (
                        <>
                            <Scope windows={items} shown={over?.windows.length ?? 0} range={range} watched={watched} />
                            <div class="columns">
                                {told ? (
                                    <Moved document={told} order={over?.windows.map(({ id }) => id) ?? []} />
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
                                            {told && finding && <Finding document={told} finding={finding} bundle={bundle} />}
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

function Lead({ alerts, verdict }: { alerts: readonly Schema<"AlertDocument">[]; verdict: string | undefined }) {
    const words = useWords();
    const format = useFormat();
    if (alerts.length === 0) {
        return <>{verdict === "OK" ? words.drift.leadCalm : verdict === "DRIFT" || verdict === "WATCH" ? words.drift.leadMoved : words.drift.leadNothing}</>;
    }
    const about = [...new Set(alerts.map(({ label }) => label))].slice(0, MOST_NAMED);
    return (
        <>
            <strong>{words.drift.leadAlerts(alerts.length, format.number(alerts.length))}</strong> {words.drift.leadAbout(format.list(about))}
        </>
    );
}

const GRAVITY: Readonly<Record<string, number>> = { NONE: 0, WATCH: 1, ALERT: 2 };

interface Grave {
    readonly severity: string;
    readonly impact?: { readonly importance?: number | null } | null;
}

/** The gravest first, then what moves scores most. */
export function byGravity(one: Grave, other: Grave): number {
    return (
        (GRAVITY[other.severity] ?? 0) - (GRAVITY[one.severity] ?? 0) ||
        (other.impact?.importance ?? 0) - (one.impact?.importance ?? 0)
    );
}
