import { type Colours, heatColour } from "./colours";

/** Of a heat map. */
export interface Cell {
    /** Column and row. */
    readonly at: readonly [number, number];
    readonly value: number | null;
    /** Of the strongest colour, 0 to 1. */
    readonly strength: number;
    /** What colour does not say. */
    readonly sign?: string | undefined;
}

interface Its {
    readonly coord: (at: readonly [number, number]) => readonly [number, number];
    readonly size: (of: readonly [number, number]) => readonly [number, number];
}

/** Above it, what is written on a cell is of the colour of the ground. */
const STRONG = 0.5;

/** Cells that colour themselves; the library's own heat map wants a scale beside it. */
export function cellSeries(colours: Colours, cells: readonly Cell[], gap = 2): object {
    return {
        type: "custom",
        data: cells.map(({ at, value }) => [...at, value ?? Number.NaN]),
        encode: { x: 0, y: 1, tooltip: 2 },
        cursor: "pointer",
        renderItem: ({ dataIndex }: { dataIndex: number }, its: Its) => {
            const cell = cells[dataIndex];
            if (!cell || cell.value === null) {
                return undefined;
            }
            const [x, y] = its.coord(cell.at);
            const [width, height] = its.size([1, 1]);
            return {
                type: "rect",
                shape: { x: x - (width - gap) / 2, y: y - (height - gap) / 2, width: width - gap, height: height - gap, r: 3 },
                style: { fill: heatColour(colours, cell.strength) },
                emphasis: { style: { stroke: colours.ink, lineWidth: 1.5 } },
                ...(cell.sign && {
                    textContent: {
                        type: "text",
                        style: { text: cell.sign, fill: cell.strength > STRONG ? colours.surface : colours.ink, fontWeight: 700, fontSize: 12 },
                    },
                    textConfig: { position: "inside" },
                }),
            };
        },
    };
}
