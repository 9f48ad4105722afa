import type { EChartsCoreOption } from "echarts/core";
import type { Format } from "../words/format";
import type { Colours } from "./colours";

/** What a chart is drawn with. */
export interface Pen {
    readonly colours: Colours;
    readonly format: Format;
    /** Of the drawing area, in pixels. */
    readonly width: number;
    readonly isCalm: boolean;
}

const FONT = '"Inter Variable", system-ui, sans-serif';

/** What all charts have in common. */
export function frame({ colours, isCalm }: Pen): EChartsCoreOption {
    return {
        animation: !isCalm,
        animationDuration: 250,
        animationDurationUpdate: 200,
        textStyle: { fontFamily: FONT, fontSize: 12, color: colours["ink-soft"] },
        grid: { left: 4, right: 12, top: 16, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
        tooltip: tooltip(colours),
    };
}

/** Drawn within the chart: a box of its own would need styles that the content policy forbids. */
export function tooltip(colours: Colours): object {
    return {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        backgroundColor: colours.raised,
        borderColor: colours.line,
        borderWidth: 1,
        padding: [8, 12],
        textStyle: { color: colours.ink, fontFamily: FONT, fontSize: 12, lineHeight: 18 },
        axisPointer: { type: "line", lineStyle: { color: colours.muted, width: 1, type: "solid" } },
    };
}

export interface Labels {
    /** On the axis, where there may be little room. */
    readonly label?: (name: string, at: number) => string;
    /** Above the values that are pointed at. */
    readonly heading?: (name: string) => string;
}

/** Of times, names or bins: no ticks, no line but the ground. */
export function categories(pen: Pen, names: readonly string[], labels: Labels = {}): object {
    const { label, heading } = labels;
    return {
        type: "category",
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: pen.colours.line } },
        axisLabel: { color: pen.colours["ink-faint"], hideOverlap: true, ...(label && { formatter: label }) },
        ...(heading && { axisPointer: { label: { formatter: ({ value }: { value: string }) => heading(value) } } }),
    };
}

export function values(pen: Pen, told: (value: number) => string): object {
    return {
        type: "value",
        splitNumber: 3,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: pen.colours["ink-faint"], formatter: told, hideOverlap: true },
        splitLine: { lineStyle: { color: pen.colours.line } },
    };
}
