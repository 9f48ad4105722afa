import type { QueryOf, Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { ask } from "../../router";
import { Card } from "../../ui/Card";
import { Pager } from "../../ui/Pager";
import { type Column, Table } from "../../ui/Table";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

const PART = 10;

interface Properties {
    readonly code: string | null;
    readonly since: { readonly from?: string };
    readonly cursor: string | null;
}

type Rejection = Schema<"ListedRejection">;
type Asked = QueryOf<"/api/v1/rejections">;

/** Parts that were left by the way forward, by the cursor of the one that followed. */
const before = new Map<string, string | null>();

export function Samples({ code, since, cursor }: Properties) {
    const words = useWords();
    const format = useFormat();
    const query = { ...since, limit: PART, ...(code && { code }), ...(cursor && { cursor }) } as Asked;
    const found = useData("/api/v1/rejections", { query });
    const columns: readonly Column<Rejection>[] = [
        { name: "reason", label: words.operations.reason, cell: (each) => <Reason rejection={each} /> },
        { name: "topic", label: words.operations.topic, cell: ({ topic }) => <code>{topic}</code>, wide: true },
        {
            name: "position",
            label: words.operations.position,
            // As tools take it: not a number that one reads.
            cell: ({ partition, offset }) => <code>{`${partition}:${offset}`}</code>,
            numeric: true,
        },
        { name: "at", label: words.operations.rejectedAt, cell: (each) => format.dateTime(each.rejected_at), wide: true },
    ];
    return (
        <Card
            title={words.operations.samples}
            note={code ? (words.operations.codes[code] ?? code) : words.operations.samplesText}
        >
            <Shown of={found} lines={8}>
                {({ items, next }) => (
                    <>
                        {(cursor || next) && (
                            <Pager
                                onPrevious={cursor ? () => ask({ cursor: before.get(cursor) ?? null }, "push") : null}
                                onNext={
                                    next
                                        ? () => {
                                              before.set(next, cursor);
                                              ask({ cursor: next }, "push");
                                          }
                                        : null
                                }
                            />
                        )}
                        <Table
                            caption={words.operations.samples}
                            columns={columns}
                            rows={items}
                            rowKey={({ topic, partition, offset }) => `${topic}-${partition}-${offset}`}
                            empty={words.operations.noRejections}
                        />
                    </>
                )}
            </Shown>
        </Card>
    );
}

function Reason({ rejection: { code, field } }: { rejection: Rejection }) {
    const words = useWords();
    return (
        <>
            {words.operations.codes[code] ?? code}
            {field && <code class="operations-field">{field}</code>}
        </>
    );
}
