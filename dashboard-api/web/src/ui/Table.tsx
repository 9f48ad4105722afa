import type { ComponentChildren } from "preact";
import { useWords } from "../words";
import { go } from "../router";
import { Icon } from "./Icon";

export interface Column<Row> {
    readonly name: string;
    readonly label: string;
    readonly cell: (row: Row) => ComponentChildren;
    readonly numeric?: boolean;
    /** May be sorted by. */
    readonly sortable?: boolean;
    /** Left out where the page is narrow. */
    readonly wide?: boolean;
}

export interface Sorting {
    readonly by: string;
    readonly descending: boolean;
}

interface Properties<Row> {
    readonly caption: string;
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly rowKey: (row: Row) => string | number;
    /** The first cell of a row is a link there, and a click anywhere in it follows it; arrows move through the rows. */
    readonly link?: (row: Row) => string;
    readonly sorting?: Sorting;
    readonly onSort?: (sorting: Sorting) => void;
    readonly empty?: string;
    readonly height?: string;
}

export function Table<Row>(properties: Properties<Row>) {
    const { caption, columns, rows, rowKey, link, sorting, onSort, empty, height } = properties;
    const words = useWords();
    return (
        <div
            class="table-frame"
            tabIndex={0}
            role="group"
            aria-label={caption}
            style={height ? { maxHeight: height } : {}}
            {...(link && { onKeyDown: moveThroughRows })}
        >
            <table>
                <caption class="unseen">{caption}</caption>
                <thead>
                    <tr>
                        {columns.map((column) => (
                            <Head key={column.name} column={column} sorting={sorting} onSort={onSort} />
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <tr
                            key={rowKey(row)}
                            data-link={link && ""}
                            onClick={(event) =>
                                link && !(event.target as Element).closest("a, button") && go(link(row))
                            }
                        >
                            {columns.map((column, i) => (
                                <td key={column.name} data-numeric={column.numeric || undefined} data-wide={column.wide}>
                                    {link && i === 0 ? <a href={link(row)}>{column.cell(row)}</a> : column.cell(row)}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
            {rows.length === 0 && <p class="table-empty soft">{empty ?? words.common.empty}</p>}
        </div>
    );
}

/** To the link of another row: Enter then follows it as any link. */
function moveThroughRows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
    const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("tbody tr > td:first-child a")];
    const at = links.indexOf((event.target as Element).closest("tr")?.querySelector("a") as HTMLAnchorElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
    const to = steps[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (to !== undefined && isPlain && links.length > 0) {
        event.preventDefault();
        links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
    }
}

interface HeadProperties<Row> {
    readonly column: Column<Row>;
    readonly sorting: Sorting | undefined;
    readonly onSort: ((sorting: Sorting) => void) | undefined;
}

function Head<Row>({ column, sorting, onSort }: HeadProperties<Row>) {
    const words = useWords();
    const isSorted = sorting?.by === column.name;
    const common = { scope: "col" as const, "data-numeric": column.numeric || undefined, "data-wide": column.wide };
    if (!column.sortable || !onSort) {
        return <th {...common}>{column.label}</th>;
    }
    return (
        <th {...common} aria-sort={isSorted ? (sorting.descending ? "descending" : "ascending") : "none"}>
            <button
                type="button"
                title={words.common.sortBy(column.label)}
                onClick={() => onSort({ by: column.name, descending: isSorted ? !sorting.descending : true })}
            >
                {column.label}
                {isSorted && <Icon name={sorting.descending ? "down" : "up"} />}
            </button>
        </th>
    );
}
