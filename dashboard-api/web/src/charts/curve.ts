import type { EChartsCoreOption } from "echarts/core";
import type { Colours } from "./colours";
import { type Mark, markLine } from "./kinds";
import { type Labels, type Pen, categories, tooltip, values } from "./theme";

type Place = readonly [number, number];

interface Axis {
    readonly name: string;
    readonly told: (value: number) => string;
    readonly min?: number;
    readonly max?: number;
}

interface Curve {
    readonly x: Axis;
    readonly y: Axis;
    readonly series: readonly {
        readonly name: string;
        /** By rising x. */
        readonly points: readonly Place[];
        readonly colour: keyof Colours;
        readonly dash?: "solid" | "dashed" | "dotted";
        /** Points of their own, with a faint line to lead the eye. */
        readonly dots?: boolean;
    }[];
    /** Places that have a name. */
    readonly spots?: readonly { readonly at: Place; readonly label: string; readonly colour: keyof Colours; readonly above?: boolean }[];
    readonly marks?: readonly Mark[];
    /** Where the truth may lie: x, from, to. */
    readonly ranges?: readonly (readonly [number, number, number])[];
}

/** Numbers over numbers. */
export function curve(pen: Pen, { x, y, series, spots = [], marks, ranges = [] }: Curve): EChartsCoreOption {
    const { colours } = pen;
    const axis = ({ name, told, min, max }: Axis, gap: number) => ({
        ...values(pen, told),
        min,
        max,
        ...(max === 1 && { interval: 0.25 }),
        name,
        nameLocation: "middle",
        nameGap: gap,
        nameTextStyle: { color: colours["ink-soft"], fontSize: 12 },
    });
    return {
        grid: { left: 4, right: 16, top: 20, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "all" },
        xAxis: { ...axis(x, 26), splitNumber: pen.width < 480 ? 3 : 5 },
        yAxis: axis(y, 44),
        tooltip: {
            ...tooltip(colours),
            formatter: (pointed: { seriesName: string; value: Place }[]) =>
                [
                    `${x.name}: ${x.told(pointed[0]?.value[0] ?? 0)}`,
                    ...pointed.map(({ seriesName, value }) => `${seriesName}: ${y.told(value[1])}`),
                ].join("\n"),
        },
        series: [
            ...(ranges.length > 0 ? [whiskers(colours["series-1"], 2, 0.6, ranges)] : []),
            ...series.map(({ name, points, colour, dash, dots }, i) => ({
                type: "line",
                name,
                data: points,
                showSymbol: dots ?? false,
                symbol: "circle",
                symbolSize: 7,
                lineStyle: { color: colours[colour], width: dots ? 1 : 2, type: dash ?? "solid", opacity: dots ? 0.5 : 1 },
                itemStyle: { color: colours[colour] },
                ...(marks && i === 0 && { markLine: markLine(pen, marks) }),
            })),
            ...spots.map(({ at, label, colour, above }) => ({
                type: "scatter",
                data: [at],
                symbolSize: 12,
                silent: true,
                z: 5,
                tooltip: { show: false },
                itemStyle: { color: colours[colour], borderColor: colours.surface, borderWidth: 2 },
                label: {
                    show: true,
                    formatter: label,
                    position: above ? "top" : "bottom",
                    distance: 8,
                    color: colours.ink,
                    fontWeight: 600,
                    textBorderColor: colours.surface,
                    textBorderWidth: 3,
                },
            })),
        ],
    };
}

interface Spread extends Labels {
    readonly names: readonly string[];
    /** From, middle and to, by name. */
    readonly spans: readonly (readonly [number, number, number])[];
    readonly told: (value: number) => string;
    readonly name: string;
}

/** What is usual for each of some names, and how far it spreads; above nought is worse. */
export function spread(pen: Pen, { names, spans, told, name, ...labels }: Spread): EChartsCoreOption {
    const { colours } = pen;
    return {
        xAxis: {
            ...categories(pen, names, labels),
            axisLine: { onZero: false, lineStyle: { color: colours.line } },
            axisLabel: { color: colours["ink-faint"], rotate: names.length > 6 || pen.width < 480 ? 40 : 0, width: 110, overflow: "truncate", hideOverlap: true },
        },
        yAxis: values(pen, told),
        tooltip: {
            ...tooltip(colours),
            axisPointer: { type: "shadow", shadowStyle: { color: colours.muted, opacity: 0.12 } },
            formatter: ([{ dataIndex }]: [{ dataIndex: number }]) => {
                const [from, middle, to] = spans[dataIndex] ?? [0, 0, 0];
                return `${names[dataIndex]}\n${name}: ${told(middle)}\n${told(from)} – ${told(to)}`;
            },
        },
        series: [
            whiskers(colours.muted, 10, 0.3, spans.map(([from, , to], i) => [i, from, to])),
            {
                type: "line",
                name,
                data: spans.map(([, middle]) => ({
                    value: middle,
                    symbol: middle > 0 ? "triangle" : "circle",
                    itemStyle: { color: middle > 0 ? colours.refuse : colours.approve },
                })),
                symbolSize: 10,
                lineStyle: { width: 0 },
                markLine: {
                    symbol: "none",
                    silent: true,
                    animation: false,
                    label: { show: false },
                    lineStyle: { color: colours["ink-faint"], type: "solid", width: 1 },
                    data: [{ yAxis: 0 }],
                },
            },
        ],
    };
}

function whiskers(colour: string, width: number, opacity: number, ranges: readonly (readonly [number, number, number])[]): object {
    return {
        type: "custom",
        silent: true,
        tooltip: { show: false },
        data: ranges,
        encode: { x: 0, y: [1, 2] },
        renderItem: (_: unknown, its: { value: (i: number) => number; coord: (at: [number, number]) => [number, number] }) => {
            const [x1, y1] = its.coord([its.value(0), its.value(1)]);
            const [x2, y2] = its.coord([its.value(0), its.value(2)]);
            return { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: width, opacity, lineCap: "round" } };
        },
    };
}
