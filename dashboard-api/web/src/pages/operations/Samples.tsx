import type { QueryOf, Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Card } from "../../ui/Card";
import { Pager } from "../../ui/Pager";
import { type Column, Table } from "../../ui/Table";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

const PART = 10;

interface Properties {
    readonly code: string | null;
    /** Of the parts up to this one, the first left out. */
    readonly cursors: readonly string[];
    readonly onCursors: (cursors: readonly string[]) => void;
    readonly onClear: () => void;
}

type Rejection = Schema<"ListedRejection">;
type Asked = QueryOf<"/api/v1/rejections">;

export function Samples({ code, cursors, onCursors }: Properties) {
    const words = useWords();
    const format = useFormat();
    const cursor = cursors.at(-1);
    const query = { limit: PART, ...(code && { code }), ...(cursor && { cursor }) } as Asked;
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
                        {(cursors.length > 0 || next) && (
                            <Pager
                                onPrevious={cursors.length > 0 ? () => onCursors(cursors.slice(0, -1)) : null}
                                onNext={next ? () => onCursors([...cursors, next]) : null}
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
