import type { EChartsCoreOption } from "echarts/core";
import { cellSeries } from "../../charts/cells";
import { type Pen, categories, tooltip } from "../../charts/theme";
import type { Found } from "./over";

interface Heat {
    readonly columns: readonly string[];
    readonly headings: readonly string[];
    readonly rows: readonly string[];
    readonly cells: readonly { readonly w: number; readonly r: number; readonly found: Found | null }[];
    readonly chosen: number | null;
    readonly row: number | null;
    readonly severities: Readonly<Record<string, string>>;
    readonly told: (effect: number) => string;
}

/** Effects, nats, from which a shift is as strong as colours can say. */
const STRONG = 0.5;
/** Pixels below which names are written in two lines. */
const NARROW = 600;
/** Signs need as much room, in pixels. */
const ROOM = 9;
const SIGNS: Readonly<Record<string, string>> = { WATCH: "•", ALERT: "!" };

/** How strong a shift looks: small ones are told apart better than great ones. */
export function strength(effect: number | null | undefined): number {
    return effect == null ? 0 : Math.sqrt(Math.min(Math.max(effect, 0), STRONG) / STRONG);
}

/** A cell for each finding; how far by colour, how grave by a sign. */
export function heat(pen: Pen, { columns, headings, rows, cells, chosen, row, severities, told }: Heat): EChartsCoreOption {
    const { colours, width } = pen;
    const names = Math.min(320, width * 0.42);
    const hasRoom = (width - names) / columns.length >= ROOM;
    return {
        grid: { left: names, right: 4, top: 4, bottom: 28 },
        xAxis: {
            ...categories(pen, columns.map((_, at) => String(at)), { label: (at) => columns[Number(at)] ?? "" }),
            axisLine: { show: false },
        },
        yAxis: {
            ...categories(pen, rows),
            inverse: true,
            axisLine: { show: false },
            axisLabel: {
                color: colours["ink-soft"],
                width: names - 10,
                interval: 0,
                // Two lines where there is little room, and no more.
                ...(width < NARROW ? { overflow: "break", lineHeight: 13, height: 26, lineOverflow: "truncate", fontSize: 11 } : { overflow: "truncate" }),
            },
        },
        tooltip: {
            ...tooltip(colours),
            trigger: "item",
            formatter: ({ dataIndex }: { dataIndex: number }) => {
                const cell = cells[dataIndex];
                const found = cell?.found;
                return [
                    rows[cell?.r ?? 0],
                    headings[cell?.w ?? 0],
                    found?.effect == null ? "–" : told(found.effect),
                    ...(found && found.severity !== "NONE" ? [severities[found.severity] ?? found.severity] : []),
                ].join("\n");
            },
        },
        series: [
            cellSeries(
                colours,
                cells.map(({ w, r, found }) => ({
                    at: [w, r],
                    value: found?.effect ?? null,
                    strength: strength(found?.effect),
                    sign: hasRoom ? SIGNS[found?.severity ?? ""] : undefined,
                })),
                columns.length > 60 ? 1 : 2,
            ),
            ...(chosen === null ? [] : [outline(chosen, true, colours.ink)]),
            ...(row === null ? [] : [outline(row, false, colours.ink)]),
        ],
    };
}

interface Drawing {
    readonly coordSys: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface Its {
    readonly coord: (at: readonly [number, number]) => readonly [number, number];
    readonly size: (of: readonly [number, number]) => readonly [number, number];
}

/** Around a whole column or row: what is looked at. */
function outline(at: number, isColumn: boolean, colour: string): object {
    return {
        type: "custom",
        silent: true,
        tooltip: { show: false },
        data: [isColumn ? [at, 0] : [0, at]],
        renderItem: ({ coordSys }: Drawing, its: Its) => {
            const [x, y] = its.coord(isColumn ? [at, 0] : [0, at]);
            const [width, height] = its.size([1, 1]);
            const shape = isColumn
                ? { x: x - width / 2, y: coordSys.y, width, height: coordSys.height }
                : { x: coordSys.x, y: y - height / 2, width: coordSys.width, height };
            return { type: "rect", shape, style: { fill: "none", stroke: colour, lineWidth: 1.5 }, z2: 10 };
        },
    };
}
