import { useCallback, useMemo } from "preact/hooks";
import { type Catalogue, type Counted, type Reference, categoriesOf, partOf } from "../../api/bundleFiles";
import type { Schema } from "../../api/client";
import type { Loaded } from "../../api/useData";
import { Chart } from "../../charts/Chart";
import { Legend } from "../../charts/Legend";
import { bars } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { Card } from "../../ui/Card";
import { Disclosure } from "../../ui/Disclosure";
import { EmptyState, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { type CategoryWords, type Measuring, categoryWords, rangeWords, valueWords } from "../../words/measure";
import { told } from "../../words/told";

interface Properties {
    readonly document: Schema<"WindowDocument">;
    readonly finding: Schema<"FindingDocument">;
    /** Of the bundle that decided. */
    readonly reference: Loaded<Reference>;
    readonly catalogue: Catalogue | undefined;
}

/** One thing: what was found of it, and how it lies now beside training. */
export function Finding({ document, finding, reference, catalogue }: Properties) {
    const words = useWords();
    const format = useFormat();
    const unit = catalogue?.features.find(({ name }) => name === finding.name)?.unit;
    const { since } = finding;
    return (
        <Card title={finding.label} class="half drift-finding" {...(since && { note: words.drift.since(format.dateTime(since)) })}>
            <p>{told(finding)}</p>
            {reference.data ? (
                <BeforeAfter reference={reference.data} segment={document.window.segment ?? null} finding={finding} unit={unit} catalogue={catalogue} />
            ) : reference.problem ? (
                <EmptyState text={words.drift.noReference} />
            ) : (
                <Skeleton lines={6} />
            )}
            <Disclosure summary={words.drift.figures}>
                <Figures finding={finding} unit={unit} />
            </Disclosure>
        </Card>
    );
}

interface BeforeAfterProperties {
    readonly reference: Reference;
    readonly segment: Schema<"Segment"> | null;
    readonly finding: Schema<"FindingDocument">;
    readonly unit: string | undefined;
    readonly catalogue: Catalogue | undefined;
}

interface Cell {
    readonly name: string;
    /** With as few words as an axis has room for. */
    readonly short: string;
    readonly before: number;
    readonly now: number;
}

function BeforeAfter({ reference, segment, finding, unit, catalogue }: BeforeAfterProperties) {
    const words = useWords();
    const format = useFormat();
    const cells = useMemo(
        () => cellsOf(reference, segment, finding, unit ?? "", categoriesOf(catalogue, finding.name), { words, format }),
        [reference, segment, finding, unit, catalogue, words, format],
    );
    const draw = useCallback(
        (pen: Pen) =>
            bars(pen, {
                names: cells.map(({ name }) => name),
                label: (name, at) => cells[at]?.short ?? name,
                series: [
                    { name: words.drift.training, colour: "muted", values: cells.map(({ before }) => before) },
                    { name: words.drift.thisWindow, colour: "series-1", values: cells.map(({ now }) => now) },
                ],
                told: (share) => pen.format.percent(share, share < 0.1 && share > 0 ? 1 : 0),
            }),
        [cells, words],
    );
    if (cells.length === 0) {
        return <EmptyState text={words.drift.noReference} />;
    }
    const table = (spoken: Format) => ({
        columns: [{ label: unit ? words.model.valueIn(words.model.units[unit] ?? unit) : words.common.value }, { label: words.drift.training }, { label: words.drift.thisWindow }],
        rows: cells.map(({ name, before, now }) => [name, spoken.percent(before, 1), spoken.percent(now, 1)]),
    });
    const most = cells.reduce((found, each) => (Math.abs(each.now - each.before) > Math.abs(found.now - found.before) ? each : found));
    return (
        <>
            <Legend
                items={[
                    { colour: "muted", label: words.drift.training },
                    { colour: "series-1", label: words.drift.thisWindow },
                ]}
            />
            <Chart
                title={words.drift.beforeAfter(finding.label)}
                text={words.drift.beforeAfterText(most.name, format.percent(most.before, 1), format.percent(most.now, 1))}
                table={table}
                draw={draw}
                height={280}
            />
        </>
    );
}

/** Not of the feature itself: missing, never seen, below and above what training had, a value that means none. */
const RESERVED = 5;

function cellsOf(
    reference: Reference,
    segment: Schema<"Segment"> | null,
    finding: Schema<"FindingDocument">,
    unit: string,
    called: CategoryWords,
    measuring: Measuring,
): Cell[] {
    const { words } = measuring;
    const part = partOf(reference, segment);
    if (!part) {
        return [];
    }
    const now = finding.counts;
    if (finding.name === "decisions") {
        const { approved, reviewed, refused } = part.behaviour.decided;
        const names = ["APPROVE", "REVIEW", "REFUSE"].map((outcome) => words.common.outcomes[outcome] ?? outcome);
        return shares(names.map(whole), [approved.rows, reviewed.rows, refused.rows], now, 0);
    }
    const isScore = finding.name === "probability_of_default";
    const counted: Counted | undefined = isScore ? part.population.score : part.population.features.find(({ feature }) => feature === finding.name);
    if (!counted) {
        return [];
    }
    const own = namesOf(counted, isScore ? "share" : unit, called, measuring);
    const cells = shares([...words.drift.reserved.map(whole), ...own], counted.counts, now, RESERVED);
    return counted.cells.names && cells.length > CATEGORIES ? mostFrequent(cells, measuring) : cells;
}

/** More categories cannot be told apart side by side. */
const CATEGORIES = 14;

/** The rest in one. */
function mostFrequent(cells: readonly Cell[], { words, format }: Measuring): Cell[] {
    const sorted = [...cells].sort((one, other) => Math.max(other.before, other.now) - Math.max(one.before, one.now));
    const rest = sorted.slice(CATEGORIES - 1);
    const sum = (share: (cell: Cell) => number) => rest.reduce((all, cell) => all + share(cell), 0);
    return [
        ...sorted.slice(0, CATEGORIES - 1),
        { ...whole(words.drift.allOthers(format.number(rest.length))), before: sum(({ before }) => before), now: sum(({ now }) => now) },
    ];
}

function namesOf({ cells: { lower, max, names } }: Counted, unit: string, called: CategoryWords, measuring: Measuring): Named[] {
    if (names) {
        return names.map((name) => whole(categoryWords(measuring, name, called)));
    }
    // A cell for each value, where there are few.
    const isDiscrete = lower?.at(-1) === max;
    return (lower ?? []).map((from, i) => {
        const to = isDiscrete ? from : (lower?.[i + 1] ?? max ?? from);
        // Of days that are counted backwards the end is the shorter time.
        const edge = unit === "days" && to <= 0 ? to : from;
        return { name: rangeWords(measuring, unit, from, to), short: rangeWords(measuring, unit, edge, edge) };
    });
}

type Named = Pick<Cell, "name" | "short">;

function whole(name: string): Named {
    return { name, short: name };
}

/** Of cells; those reserved, which come first, only where somebody is in them then or now. */
function shares(names: readonly Named[], before: readonly number[], now: readonly number[], reserved: number): Cell[] {
    const all = (counts: readonly number[]) => Math.max(1, counts.reduce((sum, count) => sum + count, 0));
    const [then, live] = [all(before), all(now)];
    return names
        .map((named, i) => ({ ...named, before: (before[i] ?? 0) / then, now: (now[i] ?? 0) / live }))
        .filter((cell, i) => i >= reserved || cell.before > 0 || cell.now > 0);
}

function Figures({ finding, unit }: { finding: Schema<"FindingDocument">; unit: string | undefined }) {
    const words = useWords();
    const format = useFormat();
    const { ordered, rates, impact } = finding;
    const pair = (before: number | null | undefined, now: number | null | undefined, told: (value: number) => string) =>
        before == null || now == null ? null : words.drift.fromTo(told(before), told(now));
    const share = (value: number) => format.percent(value, 1);
    const rows: readonly (readonly [string, string | null])[] = [
        [words.drift.mean, pair(ordered?.reference_mean, ordered?.live_mean, (value) => valueWords({ words, format }, finding.name === "probability_of_default" ? "share" : (unit ?? ""), value))],
        [words.drift.sigmas, ordered?.wasserstein_sigmas == null ? null : format.number(ordered.wasserstein_sigmas, 2)],
        [words.drift.missing, pair(rates?.missing.reference, rates?.missing.live, share)],
        [words.drift.unseen, pair(rates?.unseen.reference, rates?.unseen.live, share)],
        [words.drift.effect, finding.effect == null ? null : format.number(finding.effect, 3)],
        [words.drift.stability, finding.stability_index == null ? null : words.drift.byChance(format.number(finding.stability_index, 3), format.number(finding.stability_critical ?? 0, 3))],
        [words.drift.chance, finding.adjusted_p == null ? null : finding.adjusted_p < 0.0001 ? words.drift.lessThan(format.number(0.0001, 4)) : format.number(finding.adjusted_p, 4)],
        [words.drift.importance, impact?.importance == null ? null : share(impact.importance)],
        [words.drift.decisions, format.number(finding.rows)],
    ];
    return (
        <dl class="drift-figures">
            {rows.map(([name, value]) =>
                value === null ? null : (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    </div>
                ),
            )}
        </dl>
    );
}
