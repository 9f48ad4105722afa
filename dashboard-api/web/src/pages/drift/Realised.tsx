import { useCallback, useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Chart } from "../../charts/Chart";
import { Legend } from "../../charts/Legend";
import { lines } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { useSame } from "./useSame";

const AGAIN = 60_000;

type Month = Schema<"PerformanceDocument">;

/** How good decisions turned out, month by month, as far as outcomes are known. */
export function Realised({ bundle }: { bundle: string | null }) {
    const words = useWords();
    const found = useData("/api/v1/performance", { query: { limit: 500, ...(bundle && { bundle }) } }, AGAIN);
    const months = useSame(found.data && latest(found.data.items));
    return (
        <Card title={words.drift.realisedTitle} note={words.drift.realisedNote}>
            <Shown of={found}>
                {() => (months && months.length > 0 ? <Months months={months} /> : <EmptyState text={words.drift.realisedNone} />)}
            </Shown>
        </Card>
    );
}

/** Of each month what was known last, the earliest month first. */
function latest(all: readonly Month[]): Month[] {
    const found = new Map<string, Month>();
    for (const month of all) {
        const known = found.get(month.decided_month);
        if (!known || month.months_on_book >= known.months_on_book) {
            found.set(month.decided_month, month);
        }
    }
    return [...found.values()].sort((one, other) => one.decided_month.localeCompare(other.decided_month));
}

function Months({ months }: { months: readonly Month[] }) {
    const words = useWords();
    const format = useFormat();
    const share = (value: number | null | undefined) => (value == null ? words.common.none : format.percent(value, 1));
    const number = (value: number | null | undefined) => (value == null ? words.common.none : format.number(value, 3));
    const columns: readonly Column<Month>[] = [
        { name: "month", label: words.drift.month, cell: ({ decided_month }) => format.month(decided_month) },
        { name: "known", label: words.drift.known, cell: ({ approved_known, approved }) => words.drift.ofAll(format.number(approved_known), format.number(approved)), numeric: true, wide: true },
        { name: "rate", label: words.drift.defaultRate, cell: ({ default_rate: { value, low, high } }) => words.drift.withRange(share(value), share(low), share(high)), numeric: true },
        { name: "estimated", label: words.drift.promised, cell: ({ default_rate }) => share(default_rate.estimated), numeric: true },
        { name: "auc", label: words.drift.auc, cell: ({ auc }) => number(auc?.value), numeric: true, wide: true },
        { name: "brier", label: words.drift.brier, cell: ({ brier }) => number(brier.value), numeric: true, wide: true },
        { name: "cost", label: words.drift.cost, cell: ({ cost }) => number(cost.value), numeric: true, wide: true },
        { name: "mature", label: words.drift.state, cell: ({ mature }) => (mature ? <Badge tone="good">{words.drift.mature}</Badge> : <Badge>{words.drift.young}</Badge>), wide: true },
    ];
    const last = months.at(-1);
    return (
        <>
            {last && <Says month={last} />}
            {months.length > 1 && <Course months={months} />}
            <Table caption={words.drift.realisedTitle} columns={columns} rows={months} rowKey={({ decided_month }) => decided_month} />
        </>
    );
}

/** The last month, beside what its probabilities had promised. */
function Says({ month: { default_rate: rate } }: { month: Month }) {
    const words = useWords();
    const format = useFormat();
    const { value, low, high, estimated } = rate;
    if (value == null || estimated == null) {
        return null;
    }
    const stands = low != null && estimated < low ? "more" : high != null && estimated > high ? "fewer" : "alike";
    return <p class="drift-says">{words.drift.realisedSays(format.percent(value, 1), format.percent(estimated, 1), stands)}</p>;
}

function Course({ months }: { months: readonly Month[] }) {
    const words = useWords();
    const series = useMemo(
        () => [
            { name: words.drift.realised, colour: "series-1" as const, values: months.map(({ default_rate }) => default_rate.value ?? null) },
            { name: words.drift.promised, colour: "muted" as const, dash: "dashed" as const, values: months.map(({ default_rate }) => default_rate.estimated ?? null) },
        ],
        [months, words],
    );
    const draw = useCallback(
        (pen: Pen) => lines(pen, { names: months.map(({ decided_month }) => pen.format.month(decided_month)), series, told: (value) => pen.format.percent(value, 1) }),
        [months, series],
    );
    const table = (spoken: Format) => ({
        columns: [{ label: words.drift.month }, { label: words.drift.realised }, { label: words.drift.promised }],
        rows: months.map(({ decided_month, default_rate: { value, estimated } }) => [
            spoken.month(decided_month),
            value == null ? words.common.none : spoken.percent(value, 1),
            estimated == null ? words.common.none : spoken.percent(estimated, 1),
        ]),
    });
    return (
        <>
            <Legend
                items={[
                    { colour: "series-1", label: words.drift.realised },
                    { colour: "muted", label: words.drift.promised, dash: true },
                ]}
            />
            <Chart title={words.drift.realisedTitle} text={words.drift.realisedText} table={table} draw={draw} />
        </>
    );
}
