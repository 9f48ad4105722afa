import { useCallback, useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Chart } from "../../charts/Chart";
import { type Step, waterfall } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";

const SHOWN = 8;
const ROW = 30;

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
    const draw = useCallback((pen: Pen) => waterfall(pen, steps, (value) => pen.format.number(value, 3)), [steps]);
    const table = (spoken: Format) => ({
        columns: [{ label: words.drift.feature }, { label: words.drift.logOdds }],
        rows: [...attribution.parts.map(({ label, log_odds }) => [label, spoken.number(log_odds ?? 0, 4)]), [words.drift.together, spoken.number(moved, 4)]],
    });
    return (
        <>
            <p>{attribution.sentence}</p>
            <Chart
                title={words.drift.whyTitle}
                text={words.drift.whyText(format.number(attribution.reference_margin ?? 0, 2), format.number(attribution.margin ?? 0, 2))}
                table={table}
                draw={draw}
                height={steps.length * ROW + 30}
            />
        </>
    );
}
