import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { EChartsCoreOption } from "echarts/core";
import { coloursChanged } from "../shell/theme";
import { Button } from "../ui/Button";
import { type Column, Table } from "../ui/Table";
import { useWords } from "../words";
import { type Format, useFormat } from "../words/format";
import { currentColours } from "./colours";
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

type Drawing = ReturnType<typeof import("./echarts").init>;

/** On its way as soon as a page can draw, while what it draws is still asked for. */
const drawer = import("./echarts");

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
    const [drawing, setDrawing] = useState<Drawing>();
    const [width, setWidth] = useState(0);
    const colours = coloursChanged.value;

    useEffect(() => {
        const element = place.current;
        let made: Drawing | undefined;
        let isWanted = true;
        if (!element) {
            return;
        }
        const watching = new ResizeObserver(() => {
            made?.resize();
            setWidth(element.clientWidth);
        });
        void drawer.then(({ init }) => {
            if (isWanted) {
                made = init(element, null, { renderer: "canvas" });
                setDrawing(made);
                watching.observe(element);
            }
        });
        return () => {
            isWanted = false;
            watching.disconnect();
            made?.dispose();
        };
    }, []);

    useEffect(() => {
        if (drawing && width > 0 && !drawing.isDisposed()) {
            const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
            const pen = { colours: currentColours(), format, width, isCalm };
            drawing.setOption({ ...frame(pen), ...draw(pen) }, { notMerge: true });
        }
    }, [drawing, draw, format, colours, width]);

    useEffect(() => {
        if (!drawing || !onPick) {
            return;
        }
        const picked = (event: { dataIndex?: number }) => event.dataIndex !== undefined && onPick(event.dataIndex);
        drawing.on("click", picked as never);
        return () => {
            drawing.off("click", picked as never);
        };
    }, [drawing, onPick]);

    return <div class="chart-canvas" ref={place} style={{ height: `${height}px` }} aria-hidden="true" />;
}
