import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { isBeyondChance } from "./Moved";

interface Row {
    readonly name: string;
    readonly estimate: Schema<"WindowDocument.Estimate">;
    readonly told: (value: number) => string;
}

/** How good decisions are expected to be, before anybody has repaid or not. */
export function Estimated({ document: { estimated } }: { document: Schema<"WindowDocument"> }) {
    const words = useWords();
    const format = useFormat();
    const share = (value: number) => format.percent(value, 1);
    const number = (value: number) => format.number(value, 3);
    const told = ({ told: say }: Row, value: number | null | undefined) => (value == null ? words.common.none : say(value));
    const columns: readonly Column<Row>[] = [
        { name: "figure", label: words.drift.figure, cell: ({ name, estimate }) => <Figure name={name} isBeyond={isBeyondChance(estimate)} /> },
        { name: "now", label: words.drift.expected, cell: (row) => <strong>{told(row, row.estimate.value)}</strong>, numeric: true },
        { name: "range", label: words.drift.margin, cell: (row) => words.drift.between(told(row, row.estimate.low), told(row, row.estimate.high)), numeric: true, wide: true },
        { name: "reference", label: words.drift.training, cell: (row) => told(row, row.estimate.reference), numeric: true },
    ];
    const rows: Row[] = estimated
        ? [
              { name: words.drift.defaultRate, estimate: estimated.default_rate, told: share },
              { name: words.drift.auc, estimate: estimated.auc, told: number },
              { name: words.drift.recall, estimate: estimated.recall, told: share },
              ...(estimated.precision ? [{ name: words.drift.precision, estimate: estimated.precision, told: share }] : []),
              { name: words.drift.cost, estimate: estimated.cost, told: number },
          ]
        : [];
    return (
        <Card title={words.drift.estimatedTitle} note={words.drift.estimatedNote} class="half">
            {estimated ? (
                <Table caption={words.drift.estimatedTitle} columns={columns} rows={rows} rowKey={({ name }) => name} />
            ) : (
                <EmptyState text={words.drift.estimatedNone} />
            )}
        </Card>
    );
}

function Figure({ name, isBeyond }: { name: string; isBeyond: boolean }) {
    const words = useWords();
    return (
        <>
            {name} {isBeyond && <Badge tone="watch">{words.drift.beyondChance}</Badge>}
        </>
    );
}
