import { useCallback, useMemo, useState } from "preact/hooks";
import { type Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Chart } from "../../charts/Chart";
import { bars } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { Button } from "../../ui/Button";
import { Checkbox, NumberField } from "../../ui/Field";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { type Measuring, categoryWords, entryOf } from "../../words/measure";
import { endsOf, hasFewValues, spanShort, spanWords } from "../../words/spans";
import { type Cell, cellsToShow, countWithin } from "./cells";
import { rangeOf, rangeWritten } from "./filters";

type FormField = Schema<"FormField">;

const BINS = 24;
const CHART_HEIGHT = 180;

interface Properties {
    readonly field: FormField;
    readonly bundle: string | null;
    readonly set: readonly string[];
    readonly onApply: (alternatives: readonly string[]) => void;
}

/** Which values are meant, with how many decisions have them. */
export function FieldFilter({ field, bundle, set, onApply }: Properties) {
    const words = useWords();
    const format = useFormat();
    const isNumber = field.kind === "NUMBER";
    const found = useData("/api/v1/populations/features/{feature}", {
        path: { feature: field.name },
        query: { ...(isNumber && !hasFewValues(field.unit) && { bins: BINS }), ...(bundle && { bundle }) },
    });
    return (
        <Shown of={found} lines={8}>
            {({ cells, all }) => (
                <>
                    <p class="faint">{words.applications.countsOf(format.number(all.total))}</p>
                    {isNumber && field.unit !== "flag" ? (
                        <Numbers field={field} cells={cells} set={set} onApply={onApply} />
                    ) : (
                        <Choices field={field} cells={cells} set={set} onApply={onApply} />
                    )}
                </>
            )}
        </Shown>
    );
}

interface PartProperties {
    readonly field: FormField;
    readonly cells: readonly Cell[];
    readonly set: readonly string[];
    readonly onApply: (alternatives: readonly string[]) => void;
}

/** What a cell is called in a condition; null where nothing means it alone. */
function alternativeOf({ span }: Cell): string | null {
    switch (span.kind) {
        case "CATEGORY":
            return span.category ?? null;
        case "INTERVAL":
            return span.lower == null ? null : String(span.lower);
        case "MISSING":
            return "missing";
        case "UNSEEN":
            return "unseen";
        default:
            return null;
    }
}

function Choices({ field, cells, set, onApply }: PartProperties) {
    const words = useWords();
    const format = useFormat();
    const [chosen, setChosen] = useState<readonly string[]>(set);
    const most = Math.max(1, ...cells.map(({ counts }) => counts.total));
    const shown = cells.flatMap((cell) => {
        const alternative = alternativeOf(cell);
        return alternative !== null && (cell.counts.total > 0 || set.includes(alternative)) ? [{ ...cell, alternative }] : [];
    });
    const told = ({ span, alternative }: (typeof shown)[number]) =>
        span.kind === "CATEGORY"
            ? categoryWords({ words, format }, alternative, field.category_words)
            : spanWords({ words, format }, field.unit, span);
    return (
        <>
            <ul class="applications-values">
                {shown.map((each) => (
                    <li key={each.alternative}>
                        <Checkbox
                            checked={chosen.includes(each.alternative)}
                            onChange={(checked) =>
                                setChosen(checked ? [...chosen, each.alternative] : chosen.filter((other) => other !== each.alternative))
                            }
                        >
                            {told(each)}
                        </Checkbox>
                        <span class="applications-values-count">
                            {format.number(each.counts.total)}
                            {each.counts.share_refused != null && (
                                <span class="faint">{words.applications.refusedShare(format.percent(each.counts.share_refused))}</span>
                            )}
                        </span>
                        <span class="applications-values-bar" style={{ width: `${(100 * each.counts.total) / most}%` }} />
                    </li>
                ))}
            </ul>
            <Actions isSet={set.length > 0} isEmpty={chosen.length === 0} onApply={() => onApply(chosen)} onRemove={() => onApply([])} />
        </>
    );
}

function Numbers({ field, cells, set, onApply }: PartProperties) {
    const words = useWords();
    const format = useFormat();
    const entry = entryOf(field.unit, field.usual?.most);
    const first = set.map(rangeOf).find((range) => range !== null);
    const asWritten = (value: number | null | undefined) => (value == null ? "" : String(entry.written(value)));
    const [low, setLow] = useState(asWritten(entry.turned ? first?.to : first?.from));
    const [high, setHigh] = useState(asWritten(entry.turned ? first?.from : first?.to));
    const [isUnknownToo, setUnknownToo] = useState(set.includes("missing"));
    const missing = cells.find(({ span }) => span.kind === "MISSING")?.counts.total ?? 0;
    const shown = useMemo(() => cellsToShow(cells, entry.turned), [cells, entry.turned]);

    const ends = [entry.stored(low), entry.stored(high)];
    const [from = null, to = null] = entry.turned ? [...ends].reverse() : ends;
    const isInverted = from !== null && to !== null && from > to;
    const range = rangeWritten(isInverted ? { from: to, to: from } : { from, to });
    const alternatives = [...(range ? [range] : []), ...(isUnknownToo ? ["missing"] : [])];
    const count = (range ? countWithin(shown, field.unit, from ?? -Infinity, to ?? Infinity) : 0) + (isUnknownToo ? missing : 0);
    const pick = useCallback(
        (at: number) => {
            const cell = shown[at];
            if (cell) {
                const [first, last] = endsOf(field.unit, cell.span);
                setLow(asWritten(entry.turned ? last : first));
                setHigh(asWritten(entry.turned ? first : last));
            }
        },
        [shown, entry, field.unit],
    );
    return (
        <>
            <Distribution field={field} cells={shown} from={from ?? -Infinity} to={to ?? Infinity} isAll={range === null} onPick={pick} />
            <div class="applications-pair">
                {(
                    [
                        [words.applications.from, low, setLow],
                        [words.applications.to, high, setHigh],
                    ] as const
                ).map(([label, value, setValue]) => (
                    <NumberField
                        key={label}
                        label={entry.turned ? `${label} (${words.measures.units["days"]})` : label}
                        value={value}
                        onInput={(event) => setValue(event.currentTarget.value)}
                        onKeyDown={(event) => event.key === "Enter" && alternatives.length > 0 && onApply(alternatives)}
                    />
                ))}
            </div>
            {(missing > 0 || isUnknownToo) && (
                <Checkbox checked={isUnknownToo} onChange={setUnknownToo}>
                    {words.applications.withUnknown(format.number(missing))}
                </Checkbox>
            )}
            <p role="status" class="faint">
                {alternatives.length > 0 ? words.applications.selected(format.number(count)) : words.applications.pickBar}
            </p>
            <Actions
                isSet={set.length > 0}
                isEmpty={alternatives.length === 0}
                onApply={() => onApply(alternatives)}
                onRemove={() => onApply([])}
            />
        </>
    );
}

interface DistributionProperties {
    readonly field: FormField;
    readonly cells: ReturnType<typeof cellsToShow>;
    readonly from: number;
    readonly to: number;
    readonly isAll: boolean;
    readonly onPick: (at: number) => void;
}

function Distribution({ field, cells, from, to, isAll, onPick }: DistributionProperties) {
    const words = useWords();
    const format = useFormat();
    const measuring: Measuring = useMemo(() => ({ words, format }), [words, format]);
    const names = useMemo(() => cells.map(({ span }) => spanWords(measuring, field.unit, span)), [cells, measuring, field.unit]);
    const most = cells.reduce((best, { counts }, i) => (counts.total > (cells[best]?.counts.total ?? 0) ? i : best), 0);
    const draw = useCallback(
        (pen: Pen) => {
            const ends = cells.map(({ span }) => endsOf(field.unit, span));
            const isIn = (i: number) => {
                const [first, last] = ends[i] ?? [];
                return (last ?? Infinity) >= from && (first ?? -Infinity) <= to;
            };
            const totals = cells.map(({ counts }) => counts.total);
            const label = (_: string, at: number) => spanShort(measuring, field.unit, cells[at]?.span ?? { kind: "MISSING" });
            const drawn = bars(pen, { names, label, told: pen.format.number, series: [{ name: words.common.count, colour: "series-1", values: totals }] });
            const colourOf = (i: number) => pen.colours[isAll || isIn(i) ? "series-1" : "muted"];
            const data = totals.map((value, i) => ({ value, itemStyle: { color: colourOf(i) } }));
            return { ...drawn, series: [{ ...(drawn["series"] as object[])[0], data }] };
        },
        [cells, names, from, to, isAll, field.unit, measuring, words],
    );
    const table = (spoken: Format) => ({
        columns: [{ label: words.common.value }, { label: words.common.count }, { label: words.common.outcomes["REFUSE"] ?? "" }],
        rows: cells.map(({ counts }, i) => [
            names[i] ?? "",
            spoken.number(counts.total),
            counts.share_refused == null ? words.common.none : spoken.percent(counts.share_refused),
        ]),
    });
    return (
        <Chart
            title={words.applications.distribution(field.label)}
            text={words.applications.distributionText(field.label, names[most] ?? words.common.none, format.number(cells[most]?.counts.total ?? 0))}
            table={table}
            draw={draw}
            height={CHART_HEIGHT}
            onPick={onPick}
        />
    );
}

interface ActionsProperties {
    readonly isSet: boolean;
    readonly isEmpty: boolean;
    readonly onApply: () => void;
    readonly onRemove: () => void;
}

function Actions({ isSet, isEmpty, onApply, onRemove }: ActionsProperties) {
    const { applications: words } = useWords();
    return (
        <div class="applications-actions">
            <Button kind="primary" disabled={isEmpty && !isSet} onClick={onApply}>
                {words.apply}
            </Button>
            {isSet && <Button onClick={onRemove}>{words.removeFilter}</Button>}
        </div>
    );
}
