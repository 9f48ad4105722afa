import { useCallback, useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Chart } from "../../charts/Chart";
import { type Step, waterfall } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { oddsChange } from "../../words/odds";
import { isNarrow } from "./narrow";

const SHOWN = 8;
/** Names are in one line, or in up to three. */
const ROW = { wide: 30, narrow: 48 };

/** Why the mean score is not what it was: the part of each feature. */
export function Attribution({ document }: { document: Schema<"WindowDocument"> }) {
    const words = useWords();
    const { attribution } = document;
    return (
        <Card title={words.drift.whyTitle} note={words.drift.whyNote} class="half">
            {attribution?.moved == null ? <EmptyState text={words.drift.whyNone} /> : <Parts attribution={attribution} moved={attribution.moved} />}
        </Card>
    );
}

function Parts({ attribution, moved }: { attribution: Schema<"WindowDocument.Waterfall">; moved: number }) {
    const words = useWords();
    const format = useFormat();
    const steps = useMemo((): Step[] => {
        const parts = attribution.parts.map(({ label, log_odds }) => ({ label, change: log_odds ?? 0 })).filter(({ change }) => change !== 0);
        const shown = parts.slice(0, SHOWN);
        const rest = moved - shown.reduce((sum, { change }) => sum + change, 0);
        return [...shown, { label: words.drift.allOthers(format.number(Math.max(0, parts.length - SHOWN))), change: rest }, { label: words.drift.together, total: moved }];
    }, [attribution, moved, words, format]);
    // Lengths add up in log-odds; they are told as what they do to the odds.
    const draw = useCallback((pen: Pen) => {
        const told = (change: number) => oddsChange(pen.format, change, 1);
        return waterfall(pen, steps, told, "down", told);
    }, [steps]);
    const table = (spoken: Format) => {
        const row = (label: string, change: number) => [label, oddsChange(spoken, change, 1), spoken.number(change, 4)];
        return {
            columns: [{ label: words.drift.feature }, { label: words.drift.onOdds }, { label: words.drift.logOdds }],
            rows: [...attribution.parts.map(({ label, log_odds }) => row(label, log_odds ?? 0)), row(words.drift.together, moved)],
        };
    };
    return (
        <>
            <p>{moved >= 0 ? words.drift.whyMore(oddsChange(format, moved, 1)) : words.drift.whyLess(oddsChange(format, moved, 1))}</p>
            <Chart
                title={words.drift.whyTitle}
                text={words.drift.whyText}
                table={table}
                draw={draw}
                height={steps.length * (isNarrow() ? ROW.narrow : ROW.wide) + 30}
            />
        </>
    );
}
