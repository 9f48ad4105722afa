import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { EChartsCoreOption } from "echarts/core";
import { Button } from "../ui/Button";
import { type Column, Table } from "../ui/Table";
import { useWords } from "../words";
import { type Format, useFormat } from "../words/format";
import { currentColours } from "./colours";
import { Drawing } from "./drawing";
import { type Pen, frame } from "./theme";

export interface ChartTable {
    readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
    /** Row by row, as they are to be read. */
    readonly rows: readonly (readonly string[])[];
}

export interface ChartProperties {
    /** What is drawn, in one line. */
    readonly title: string;
    /** What can be seen, in a sentence: read out instead of the drawing. */
    readonly text: string;
    /** The same as numbers. */
    readonly table: (format: Format) => ChartTable;
    /** The drawing, with the pen that it is drawn with; keep it the same function while nothing changes (`useCallback`). */
    readonly draw: (pen: Pen) => EChartsCoreOption;
    readonly height?: number;
    /** Of what was clicked on: its place in the data. */
    readonly onPick?: (at: number) => void;
}

/** A drawing, what it says in a sentence, and its numbers as a table behind the key T or a button. */
export function Chart({ title, text, table, draw, height = 240, onPick }: ChartProperties) {
    const words = useWords();
    const format = useFormat();
    const id = useId();
    const [isTable, setTable] = useState(false);
    const flip = () => setTable((before) => !before);
    return (
        <figure
            class="chart"
            tabIndex={0}
            aria-label={title}
            aria-describedby={id}
            onKeyDown={(event) => {
                const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
                if (isPlain && event.key.toLowerCase() === "t") {
                    event.preventDefault();
                    flip();
                }
            }}
        >
            {isTable ? (
                <NumbersOf title={title} table={table(format)} height={height} />
            ) : (
                <Canvas draw={draw} format={format} height={height} {...(onPick && { onPick })} />
            )}
            <figcaption>
                <span id={id}>{text}</span>
                <Button kind="quiet" icon={isTable ? "chart" : "table"} onClick={flip}>
                    {isTable ? words.common.showChart : words.common.showTable}
                </Button>
            </figcaption>
        </figure>
    );
}

function NumbersOf({ title, table, height }: { title: string; table: ChartTable; height: number }) {
    const columns = table.columns.map(
        ({ label, numeric }, i): Column<readonly string[]> => ({
            name: label,
            label,
            numeric: numeric ?? i > 0,
            cell: (row) => row[i] ?? "",
        }),
    );
    const rows = table.rows;
    return (
        <Table
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={(row) => rows.indexOf(row)}
            height={`${Math.max(height, 160)}px`}
        />
    );
}

interface CanvasProperties {
    readonly draw: (pen: Pen) => EChartsCoreOption;
    readonly format: Format;
    readonly height: number;
    readonly onPick?: (at: number) => void;
}

function Canvas({ draw, format, height, onPick }: CanvasProperties) {
    const place = useRef<HTMLDivElement>(null);
    const drawing = useRef<Drawing | null>(null);
    const colours = currentColours.value;

    useLayoutEffect(() => {
        drawing.current = place.current && new Drawing(place.current);
        return () => drawing.current?.end();
    }, []);
    useLayoutEffect(() => {
        drawing.current?.show((width) => {
            const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
            const pen = { colours, format, width, isCalm };
            return { ...frame(pen), ...draw(pen) };
        });
    }, [draw, format, colours]);
    useLayoutEffect(() => {
        drawing.current?.pick(onPick ?? null);
    }, [onPick]);

    return <div class="chart-canvas" ref={place} style={{ height: `${height}px` }} aria-hidden="true" />;
}
