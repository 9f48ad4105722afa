import type { EChartsCoreOption } from "echarts/core";
import { cellSeries } from "./cells";
import type { Colours } from "./colours";
import { type Labels, type Pen, categories, tooltip, values } from "./theme";

export interface Series {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly colour: keyof Colours;
    /** So that lines are told apart without colour. */
    readonly dash?: "solid" | "dashed" | "dotted";
}

/** A place on an axis that has a name: a threshold, a client's own value. */
export interface Mark {
    /** Of a category by its place, of a number by its value. */
    readonly at: number;
    readonly label: string;
    readonly colour?: keyof Colours;
    /** Where the label stands, seen from where the line begins; on it at its end if left out. */
    readonly place?: "start" | "end";
}

interface Bars extends Labels {
    readonly names: readonly string[];
    readonly series: readonly Series[];
    readonly stacked?: boolean;
    readonly told: (value: number) => string;
    readonly mark?: Mark;
}

/** Parts of hours, bins of a distribution. */
export function bars(pen: Pen, { names, series, stacked, told, mark, ...labels }: Bars): EChartsCoreOption {
    const { colours } = pen;
    return {
        xAxis: categories(pen, names, labels),
        yAxis: values(pen, told),
        tooltip: { ...tooltip(colours), axisPointer: { type: "shadow", shadowStyle: { color: colours.muted, opacity: 0.12 } }, valueFormatter: told },
        series: series.map((each, i) => ({
            type: "bar",
            name: each.name,
            data: each.values,
            barCategoryGap: "18%",
            ...(stacked && { stack: "all" }),
            itemStyle: {
                color: colours[each.colour],
                borderColor: colours.surface,
                borderWidth: stacked ? 0.5 : 0,
                borderRadius: !stacked || i === series.length - 1 ? [2, 2, 0, 0] : 0,
            },
            ...(mark && i === 0 && { markLine: markLine(pen, [mark]) }),
        })),
    };
}

interface Lines extends Labels {
    readonly names: readonly string[];
    readonly series: readonly Series[];
    readonly told: (value: number) => string;
    readonly marks?: readonly Mark[];
}

export function lines(pen: Pen, { names, series, told, marks, ...labels }: Lines): EChartsCoreOption {
    const { colours } = pen;
    return {
        xAxis: { ...categories(pen, names, labels), boundaryGap: false },
        yAxis: { ...values(pen, told), scale: true },
        tooltip: { ...tooltip(colours), valueFormatter: told },
        series: series.map((each, i) => ({
            type: "line",
            name: each.name,
            data: each.values,
            showSymbol: false,
            symbolSize: 6,
            lineStyle: { color: colours[each.colour], width: 2, type: each.dash ?? "solid" },
            itemStyle: { color: colours[each.colour] },
            ...(marks && i === 0 && { markLine: markLine(pen, marks) }),
        })),
    };
}

export interface Step {
    readonly label: string;
    /** What it adds; a total says where things stand instead. */
    readonly change?: number;
    readonly total?: number;
}

/** From one level to another, part by part, read from top to bottom. */
export function waterfall(
    pen: Pen,
    steps: readonly Step[],
    told: (value: number) => string,
    better: "up" | "down" = "down",
    /** Of a change, with its sign. */
    signed = (change: number) => `${change < 0 ? "−" : "+"}${told(Math.abs(change))}`,
): EChartsCoreOption {
    const { colours } = pen;
    let level = 0;
    const parts = steps.map((step) => {
        const from = step.total === undefined ? level : 0;
        level = step.total ?? level + (step.change ?? 0);
        const isGood = (step.change ?? 0) >= 0 === (better === "up");
        return {
            low: Math.min(from, level),
            size: Math.abs(level - from),
            colour: step.total !== undefined ? colours.muted : isGood ? colours.approve : colours.refuse,
            told: step.total !== undefined ? told(step.total) : signed(step.change ?? 0),
        };
    });
    return {
        grid: { left: 4, right: 64, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
        xAxis: values(pen, told),
        yAxis: {
            ...categories(pen, steps.map(({ label }) => label)),
            inverse: true,
            axisLabel: { color: colours["ink-soft"], width: Math.min(280, pen.width * 0.42), overflow: "break", lineHeight: 15 },
        },
        tooltip: { show: false },
        series: [
            { type: "bar", stack: "all", silent: true, itemStyle: { color: "transparent" }, data: parts.map(({ low }) => low) },
            {
                type: "bar",
                stack: "all",
                barWidth: "60%",
                data: parts.map(({ size, colour, told: value }) => ({
                    value: size,
                    itemStyle: { color: colour, borderRadius: 2 },
                    label: { show: true, position: "right", formatter: value, color: colours["ink-soft"] },
                })),
            },
        ],
    };
}

interface Cells extends Labels {
    readonly columns: readonly string[];
    readonly rows: readonly string[];
    /** Column, row, value; null where there is none. */
    readonly cells: readonly (readonly [number, number, number | null])[];
    readonly most: number;
    readonly told: (value: number) => string;
}

export function heatMap(pen: Pen, { columns, rows, cells, most, told, ...labels }: Cells): EChartsCoreOption {
    const { colours } = pen;
    return {
        grid: { left: 4, right: 4, top: 4, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
        xAxis: categories(pen, columns, labels),
        yAxis: { ...categories(pen, rows), inverse: true, axisLabel: { color: colours["ink-soft"], width: Math.min(220, pen.width * 0.4), overflow: "truncate" } },
        tooltip: {
            ...tooltip(colours),
            trigger: "item",
            formatter: ({ value }: { value: [number, number, number] }) => `${rows[value[1]]}\n${columns[value[0]]}: ${told(value[2])}`,
        },
        series: [cellSeries(colours, cells.map(([column, row, value]) => ({ at: [column, row], value, strength: (value ?? 0) / most })))],
    };
}

export function markLine({ colours }: Pen, marks: readonly Mark[]): object {
    return {
        symbol: "none",
        silent: true,
        animation: false,
        data: marks.map(({ at, label, colour, place }) => ({
            xAxis: at,
            lineStyle: { color: colours[colour ?? "ink"], width: 1.5, type: "dashed" },
            label: { formatter: label, color: colours[colour ?? "ink"], position: place ?? "insideEndTop", rotate: 0, fontWeight: 600 },
        })),
    };
}
