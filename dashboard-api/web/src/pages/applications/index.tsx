import { useEffect, useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { me } from "../../api/me";
import { type Loaded, useData } from "../../api/useData";
import { ask, query } from "../../router";
import { clientPath } from "../../routes";
import { OutcomeBadge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { Pager } from "../../ui/Pager";
import { type Column, Table } from "../../ui/Table";
import { ErrorState, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { Chips } from "./Chips";
import { Export } from "./Export";
import { FieldDialog } from "./FieldDialog";
import { Filters } from "./Filters";
import { FROM_THE_START, PART, USUAL_SORT, isOnlyOutcomes, questionOf } from "./filters";
import { Nothing } from "./Nothing";
import "./applications.css";

type Listed = Schema<"ListedDecision">;
type Part = Schema<"DecisionPage">;

/** Who sees how many decisions each bundle made. */
const WATCHING = ["analyst", "risk", "admin"];
const SORTED_BY: Record<string, string> = { submitted_at: "submitted", probability: "probability" };
const ASKED_BY: Record<string, string> = { submitted: "submitted_at", probability: "probability" };

/** Parts that were left by the way forward, by the cursor of the one that followed. */
const before = new Map<string, { readonly cursor: string | null; readonly at: string | null }>();

/** Decisions that have something in common; what is asked for is all in the address. */
export default function Applications() {
    const words = useWords();
    const format = useFormat();
    const asked = query.value;
    const [isPicking, setPicking] = useState(false);
    const [picked, setPicked] = useState<string | null>(null);
    const fields = useData("/api/v1/score/fields").data?.fields ?? [];
    const maySeeModels = me.value?.roles.some((role) => WATCHING.includes(role)) ?? false;
    const models = useData("/api/v1/models", maySeeModels ? {} : null).data?.items;
    const { found, question, isOld } = useFound(asked);
    const change = (changes: Parameters<typeof ask>[0]) => ask({ ...changes, ...FROM_THE_START });
    const pick = (field: string | null) => {
        setPicked(field);
        setPicking(true);
    };

    const at = Number(asked.get("at") ?? 0);
    const part = found.data;
    const cursor = asked.get("cursor");
    const next = part?.next ?? null;
    return (
        <Page title={words.shell.pages.applications} lead={words.applications.lead} actions={<Export question={question} />}>
            <div class="applications">
                <Filters asked={asked} models={models} onChange={change} onPick={() => pick(null)} />
                <div class="applications-found">
                    <Find text={asked.get("find") ?? ""} onFind={(find) => change({ find })} />
                    <Chips asked={asked} fields={fields} models={models} onChange={change} onPick={pick} />
                    <section class="card" aria-label={words.applications.list} aria-busy={isOld}>
                        <p class="applications-count" role="status">
                            <Told part={part} at={at} known={knownTotal(asked, models)} isOld={isOld} />
                        </p>
                        {found.problem && !part ? (
                            <ErrorState problem={found.problem} onRetry={found.reload} />
                        ) : !part ? (
                            <Skeleton lines={12} />
                        ) : part.items.length === 0 ? (
                            <Nothing asked={asked} onChange={change} />
                        ) : (
                            <Rows
                                rows={part.items}
                                sort={asked.get("sort") ?? USUAL_SORT}
                                onSort={(sort) => change({ sort: sort === USUAL_SORT ? null : sort })}
                            />
                        )}
                    </section>
                    {(cursor || next) && (
                        <Pager
                            onPrevious={cursor ? () => ask({ ...(before.get(cursor) ?? FROM_THE_START) }, "push") : null}
                            onNext={
                                next && part
                                    ? () => {
                                          before.set(next, { cursor, at: asked.get("at") });
                                          ask({ cursor: next, at: String(at + part.items.length) }, "push");
                                          document.querySelector(".applications-found")?.scrollIntoView();
                                      }
                                    : null
                            }
                            {...(part && part.items.length > 0 && {
                                told: words.applications.shown(format.number(at + 1), format.number(at + part.items.length)),
                            })}
                        />
                    )}
                </div>
            </div>
            <FieldDialog
                isOpen={isPicking}
                fields={fields}
                chosen={picked}
                where={asked.getAll("where")}
                bundle={asked.get("bundle")}
                onChoose={setPicked}
                onClose={() => setPicking(false)}
                onChange={(where) => {
                    change({ where });
                    setPicking(false);
                }}
            />
        </Page>
    );
}

/** A number is looked for among clients first, and among applications where no client has it. What was found last stays while one waits. */
function useFound(asked: URLSearchParams) {
    const filters = questionOf(asked);
    const find = asked.get("find")?.trim() || null;
    const cursor = asked.get("cursor");
    const part = { limit: PART, ...(cursor && { cursor }) };
    const ofClient = { ...filters, ...(find && { applicant: find }) };
    const ofApplication = { ...filters, ...(find && { application: find }) };
    const byClient = useData("/api/v1/decisions", { query: { ...ofClient, ...part } });
    const isNobody = find !== null && byClient.data?.items.length === 0;
    const byApplication = useData("/api/v1/decisions", isNobody ? { query: { ...ofApplication, ...part } } : null);
    const found: Loaded<Part> = isNobody ? byApplication : byClient;

    const [last, setLast] = useState<Part>();
    useEffect(() => {
        if (found.data) {
            setLast(found.data);
        }
    }, [found.data]);
    const isOld = found.isLoading && last !== undefined;
    return {
        found: isOld ? { ...found, data: last } : found,
        question: isNobody ? ofApplication : ofClient,
        isOld,
    };
}

/** Known before all have been seen where only outcomes are asked for. */
function knownTotal(asked: URLSearchParams, models: readonly Schema<"ModelSummary">[] | undefined): number | null {
    if (!models || !isOnlyOutcomes(asked)) {
        return null;
    }
    const bundle = asked.get("bundle");
    const outcomes = asked.getAll("outcome");
    return models
        .filter((model) => !bundle || model.bundle.sha256 === bundle)
        .reduce((sum, { decisions, ...by }) => {
            const counts: Record<string, number> = { APPROVE: by.approved, REVIEW: by.reviewed, REFUSE: by.refused };
            return sum + (outcomes.length === 0 ? decisions : [...new Set(outcomes)].reduce((some, each) => some + (counts[each] ?? 0), 0));
        }, 0);
}

interface ToldProperties {
    readonly part: Part | undefined;
    readonly at: number;
    readonly known: number | null;
    readonly isOld: boolean;
}

function Told({ part, at, known, isOld }: ToldProperties) {
    const { applications: words } = useWords();
    const format = useFormat();
    if (!part || isOld) {
        return <>{words.searching}</>;
    }
    const seen = at + part.items.length;
    const total = part.next ? known : seen;
    if (total === 0) {
        return <>{words.foundNone}</>;
    }
    return <strong>{total === null ? words.foundMore(format.number(seen)) : words.found(format.number(total), total === 1)}</strong>;
}

function Find({ text, onFind }: { text: string; onFind: (text: string | null) => void }) {
    const { applications: words } = useWords();
    const [typed, setTyped] = useState(text);
    useEffect(() => setTyped(text), [text]);
    return (
        <form
            class="applications-find"
            role="search"
            aria-label={words.list}
            onSubmit={(event) => {
                event.preventDefault();
                onFind(typed.trim() || null);
            }}
        >
            <Icon name="search" />
            <input
                type="search"
                value={typed}
                aria-label={words.find}
                placeholder={words.find}
                autoComplete="off"
                onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" kind="primary">
                {words.search}
            </Button>
        </form>
    );
}

interface RowsProperties {
    readonly rows: readonly Listed[];
    readonly sort: string;
    readonly onSort: (sort: string) => void;
}

function Rows({ rows, sort, onSort }: RowsProperties) {
    const words = useWords();
    const format = useFormat();
    const descending = sort.startsWith("-");
    const columns: readonly Column<Listed>[] = [
        { name: "client", label: words.common.client, cell: (each) => each.applicant_id },
        { name: "application", label: words.common.application, cell: (each) => each.application_id, wide: true },
        { name: "submitted", label: words.common.submitted, cell: (each) => format.dateTime(each.submitted_at), sortable: true, wide: true },
        { name: "outcome", label: words.common.outcome, cell: (each) => <OutcomeBadge outcome={each.outcome} /> },
        {
            name: "probability",
            label: words.common.probability,
            cell: (each) => format.percent(each.probability_of_default, 1),
            numeric: true,
            sortable: true,
        },
        { name: "points", label: words.common.points, cell: (each) => format.number(each.points), numeric: true, wide: true },
    ];
    return (
        <>
            <p class="faint applications-keys">{words.applications.keys}</p>
            <Table
                caption={words.applications.list}
                columns={columns}
                rows={rows}
                rowKey={(each) => `${each.applicant_id} ${each.application_id}`}
                link={(each) => clientPath(each.applicant_id, each.application_id)}
                sorting={{ by: SORTED_BY[sort.replace("-", "")] ?? "", descending }}
                onSort={({ by, descending: isDown }) => onSort(`${isDown ? "-" : ""}${ASKED_BY[by]}`)}
            />
        </>
    );
}
