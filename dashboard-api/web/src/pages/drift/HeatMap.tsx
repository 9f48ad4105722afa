import { useCallback, useMemo } from "preact/hooks";
import { Chart } from "../../charts/Chart";
import type { Pen } from "../../charts/theme";
import { Card } from "../../ui/Card";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { look } from "./asked";
import { heat } from "./heat";
import { isNarrow } from "./narrow";
import type { Over } from "./over";
import { when } from "./spell";

interface Properties {
    readonly over: Over;
    readonly chosen: string | null;
    readonly feature: string | null;
}

const ROW = { wide: 22, narrow: 30 };
const FRAME = 44;

/** Features over windows: where something moved, when, and how far. */
export function HeatMap({ over, chosen, feature }: Properties) {
    const words = useWords();
    const format = useFormat();
    const { windows, features } = over;
    const column = windows.findIndex(({ id }) => id === chosen);
    const row = features.findIndex(({ name }) => name === feature);
    const cells = useMemo(() => features.flatMap(({ found }, r) => found.map((each, w) => ({ w, r, found: each }))), [features]);
    const draw = useCallback(
        (pen: Pen) =>
            heat(pen, {
                columns: windows.map((window) => when(pen.format, window)),
                headings: windows.map(({ start, end }) => pen.format.span(start, end)),
                rows: features.map(({ label }) => label),
                cells,
                chosen: column < 0 ? null : column,
                row: row < 0 ? null : row,
                severities: words.drift.severities,
                told: (effect) => words.drift.effectTold(pen.format.number(effect, 3)),
            }),
        [windows, features, cells, column, row, words],
    );
    const pick = useCallback(
        (at: number) => {
            const cell = cells[at];
            const window = cell && windows[cell.w];
            if (window) {
                look(window.id, features[cell.r]?.name);
            }
        },
        [cells, windows, features],
    );
    const table = (spoken: Format) => ({
        columns: [{ label: words.drift.feature }, ...windows.map((window) => ({ label: when(spoken, window) }))],
        rows: features.map(({ label, found }) => [
            label,
            ...found.map((each) =>
                each?.effect == null
                    ? words.common.none
                    : `${spoken.number(each.effect, 3)}${each.severity === "NONE" ? "" : ` ${words.drift.severities[each.severity] ?? each.severity}`}`,
            ),
        ]),
    });
    const moved = features.filter(({ found }) => found.some((each) => each && each.severity !== "NONE")).length;
    const [first, last] = [windows[0], windows.at(-1)];
    return (
        <Card title={words.drift.heatTitle} note={words.drift.heatNote}>
            <p class="drift-legend">
                <span>{words.drift.none}</span>
                <span class="drift-gradient" aria-hidden="true" />
                <span>{words.drift.strong}</span>
                <span>{words.drift.watchSign}</span>
                <span>{words.drift.alertSign}</span>
            </p>
            <Chart
                title={words.drift.heatTitle}
                text={words.drift.heatText(
                    moved,
                    format.number(moved),
                    format.number(features.length),
                    first ? format.dateTime(first.start) : "",
                    last ? format.dateTime(last.end) : "",
                )}
                table={table}
                draw={draw}
                height={features.length * (isNarrow() ? ROW.narrow : ROW.wide) + FRAME}
                onPick={pick}
            />
        </Card>
    );
}
