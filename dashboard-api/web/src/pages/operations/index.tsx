import { useMemo } from "preact/hooks";
import { useData } from "../../api/useData";
import { ask, query } from "../../router";
import { Page } from "../../ui/Page";
import { Segments } from "../../ui/Segments";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { Bundles } from "./Bundles";
import { Health, type Told, useHealth } from "./Health";
import { Reasons } from "./Reasons";
import { Samples } from "./Samples";
import "./operations.css";

const AGAIN = 10_000;
const HOUR = 3_600_000;
/** How far back rejections are looked at. */
const SPANS = { all: null, week: 7 * 24 * HOUR, day: 24 * HOUR, hour: HOUR } as const;

type Span = keyof typeof SPANS;

/** How the service keeps up, what it could not decide and where that stands, and which bundles decide. */
export default function Operations() {
    const words = useWords();
    const { told, seen } = useHealth();
    const asked = query.value;
    const span = Object.keys(SPANS).find((name) => name === asked.get("span")) as Span | undefined;
    const back = SPANS[span ?? "all"];
    // From when one began to look: the same question as long as one looks.
    const since = useMemo((): { readonly from?: string } => (back === null ? {} : { from: new Date(Date.now() - back).toISOString() }), [back]);
    const counts = useData("/api/v1/rejections/counts", { query: since }, AGAIN);
    const models = useData("/api/v1/models", {}, AGAIN);
    const code = asked.get("code");
    const change = (changes: Record<string, string | null>) => ask({ ...changes, cursor: null });
    return (
        <Page
            title={words.shell.pages.operations}
            lead={told && counts.data ? <Lead told={told} rejected={counts.data.reduce((sum, { count }) => sum + count, 0)} /> : words.operations.lead}
        >
            <Health told={told} seen={seen} rejected={counts.data} models={models.data?.items} span={words.operations.spans[span ?? "all"]} />
            <div class="operations-span">
                <Segments
                    legend={words.operations.span}
                    options={(Object.keys(SPANS) as Span[]).map((name) => ({ value: name, label: words.operations.spans[name] }))}
                    value={span ?? "all"}
                    onChange={(name) => change({ span: name === "all" ? null : name })}
                />
            </div>
            <div class="columns">
                <div class="third">
                    <Shown of={counts}>
                        {(found) => <Reasons counts={found} chosen={code} onChoose={(chosen) => change({ code: chosen })} />}
                    </Shown>
                </div>
                <div class="two-thirds">
                    <Samples code={code} since={since} cursor={asked.get("cursor")} />
                </div>
            </div>
            <Shown of={models}>{({ items }) => <Bundles models={items} />}</Shown>
        </Page>
    );
}

/** Whether it works and keeps up, and what could not be read. */
function Lead({ told: { status, behind }, rejected }: { told: Told; rejected: number }) {
    const { operations: words } = useWords();
    const format = useFormat();
    return (
        <>
            <strong>
                {status !== "UP"
                    ? words.leadDown(words.states[status] ?? status)
                    : behind === 0
                      ? words.leadUpToDate
                      : words.leadBehind(behind ?? 0, format.number(behind ?? 0))}
            </strong>{" "}
            {words.leadRejected(rejected, format.number(rejected))}
        </>
    );
}
