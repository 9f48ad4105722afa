import { useCallback, useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import { type Loaded, useData } from "../../api/useData";
import { Chart } from "../../charts/Chart";
import { bars } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { ask, query } from "../../router";
import { clientPath } from "../../routes";
import { OutcomeBadge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { Disclosure } from "../../ui/Disclosure";
import { Segments } from "../../ui/Segments";
import { type Column, Table } from "../../ui/Table";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, frequencyOf, useFormat } from "../../words/format";
import { type Measuring, categoryWords, isCountedBack, numberWords } from "../../words/measure";
import { type Span, hasFewValues, isOfNumbers, spanShort, spanWords } from "../../words/spans";
import type { Explanation, Identity } from ".";
import { Features, isNumber } from "./Features";
import { notDrawn } from "./notDrawn";

type Found = Schema<"Comparison">;
type Compared = Schema<"Comparison.Compared">;
type Distribution = Schema<"FeatureDistribution">;

const GROUPS = ["everybody", "approved", "similar"] as const;
type Group = (typeof GROUPS)[number];

const BINS = 24;
const NEAREST = 8;
const MOST_CATEGORIES = 15;

/** The client beside all, beside those approved, and beside those who are like them. */
export function Comparison({ identity, explanation }: { identity: Identity; explanation: Explanation }) {
    const words = useWords();
    const { steps } = explanation.waterfall;
    const feature = query.value.get("feature") ?? steps[0]?.feature ?? "";
    const step = steps.find((each) => each.feature === feature);
    const found = useData("/api/v1/decisions/{applicant}/{application}/comparison", {
        path: identity,
        query: { features: [feature], neighbours: NEAREST },
    });
    const distribution = useData(
        "/api/v1/populations/features/{feature}",
        step && isNumber(step) ? { path: { feature }, query: { ...identity, ...(!hasFewValues(step.unit) && { bins: BINS }) } } : null,
    );
    return (
        <Card title={words.client.comparison} anchor="comparison">
            <Shown of={found} lines={8}>
                {(comparison) => (
                    <>
                        <Groups comparison={comparison} />
                        <Chosen {...{ explanation, feature, comparison, distribution }} />
                        <Similar comparison={comparison} />
                    </>
                )}
            </Shown>
        </Card>
    );
}

function Groups({ comparison }: { comparison: Found }) {
    const words = useWords();
    const format = useFormat();
    const { similar } = comparison;
    const columns: readonly Column<Group>[] = [
        { name: "group", label: words.client.group, cell: (group) => words.client.groups[group] },
        { name: "count", label: words.client.howMany, cell: (group) => format.number(comparison[group].total), numeric: true, wide: true },
        {
            name: "approved",
            label: words.client.approvedShare,
            cell: (group) => {
                const { approved, total } = comparison[group];
                return total === 0 ? words.common.none : format.percent(approved / total);
            },
            numeric: true,
        },
        {
            name: "risk",
            label: words.client.meanRisk,
            cell: (group) => {
                const risk = comparison[group].mean_probability;
                return risk == null ? words.common.none : words.common.frequency(frequencyOf(risk));
            },
            numeric: true,
        },
    ];
    return (
        <div class="client-compared">
            <p class="client-said">
                {words.client.comparisonLead(format.number(similar.approved), format.number(similar.total))}
            </p>
            <Table caption={words.client.comparison} columns={columns} rows={GROUPS} rowKey={(group) => group} />
        </div>
    );
}

interface ChosenProperties {
    readonly explanation: Explanation;
    readonly feature: string;
    readonly comparison: Found;
    /** Of numbers alone. */
    readonly distribution: Loaded<Distribution>;
}

function Chosen({ explanation, feature, comparison, distribution }: ChosenProperties) {
    const words = useWords();
    const asked = query.value.get("beside");
    const group = GROUPS.find((each) => each === asked) ?? "everybody";
    const compared = comparison.features[0];
    const step = explanation.waterfall.steps.find((each) => each.feature === compared?.feature.name);
    const value = step?.value_words ?? "";
    const isOfNumbers = step !== undefined && isNumber(step);
    return (
        <>
            <div class="client-choices">
                <Features
                    label={words.client.feature}
                    explanation={explanation}
                    value={feature}
                    onChange={(chosen) => ask({ feature: chosen })}
                />
                <Segments<Group>
                    legend={words.client.compareWith}
                    options={GROUPS.map((each) => ({ value: each, label: words.client.groups[each] }))}
                    value={group}
                    onChange={(chosen) => ask({ beside: chosen === "everybody" ? null : chosen })}
                />
            </div>
            {compared && <Standing compared={compared} value={value} />}
            {compared && isOfNumbers && (
                <Shown of={distribution} lines={6}>
                    {(found) => <Histogram distribution={found} compared={compared} group={group} value={value} />}
                </Shown>
            )}
            {compared && !isOfNumbers && <Shares compared={compared} group={group} value={value} />}
        </>
    );
}

/** Where the client stands in each group, in words. */
function Standing({ compared, value }: { compared: Compared; value: string }) {
    const words = useWords();
    const format = useFormat();
    const { feature } = compared;
    return (
        <div class="client-standing">
            <p>
                {feature.label}
                {words.client.colon}
                <strong>{value}</strong>
            </p>
            <ul>
                {GROUPS.map((group) => {
                    const told = standingWords({ words, format }, compared, group);
                    return told && <li key={group}>{`${words.client.groups[group]}${words.client.colon}${told}`}</li>;
                })}
            </ul>
            {feature.kind === "NUMBER" && compared.value == null && <p class="soft">{words.client.unknownValue}</p>}
        </div>
    );
}

/** Of many values how many lie below, of few which are usual: where many have the same, none of them is above the others. */
function standingWords(measuring: Measuring, compared: Compared, group: Group): string | null {
    const { words, format } = measuring;
    const { standing } = words.client;
    const { feature, category, value } = compared;
    const { percentile, median, mean, lower_quartile: low, upper_quartile: high, categories } = compared[group];
    const told = (number: number) => numberWords(measuring, feature.unit, number);
    if (feature.kind !== "NUMBER") {
        return standing.same(format.percent(categories.find((each) => each.category === category)?.share ?? 0));
    }
    if (feature.unit === "flag") {
        return value == null || mean == null ? null : standing.same(format.percent(value === 0 ? 1 - mean : mean));
    }
    if (hasFewValues(feature.unit)) {
        return low == null || high == null ? null : low === high ? standing.mostly(told(low)) : standing.between(told(low), told(high));
    }
    if (percentile == null || median == null) {
        return null;
    }
    const below = isCountedBack(feature.unit, compared.everybody.median) ? 100 - percentile : percentile;
    const place =
        below > 99
            ? standing.highest
            : below < 1
              ? standing.lowest
              : Math.abs(below - 50) < 4
                ? standing.middle
                : below > 50
                  ? standing.higher(format.number(below))
                  : standing.lower(format.number(100 - below));
    return `${place} ${standing.median(told(median))}`;
}

interface HistogramProperties {
    readonly distribution: Distribution;
    readonly compared: Compared;
    readonly group: Group;
    readonly value: string;
}

function Histogram({ distribution, compared, group, value }: HistogramProperties) {
    const words = useWords();
    const format = useFormat();
    const { client } = words;
    const { unit, label } = distribution.feature;
    const isBack = isCountedBack(unit, compared.everybody.median);
    const { cells, at } = useMemo(() => ordered(distribution, isBack), [distribution, isBack]);
    const counted = group === "approved" ? "approved" : "total";
    const numbers = cells.filter(({ span }) => isOfNumbers(span));
    const known = numbers.reduce((sum, { counts }) => sum + counts[counted], 0);
    const shares = numbers.map(({ counts }) => (known === 0 ? 0 : counts[counted] / known));
    // Beside one bar of those of whom nothing is known, the others would be too low to be compared.
    const left = notDrawn({ words, format }, unit, cells.slice(numbers.length), counted, distribution.all[counted]);
    const { lower_quartile: low, upper_quartile: high } = compared.similar;
    const told = (number: number) => numberWords({ words, format }, unit, number);
    const quartiles = [low, high].filter((each) => each != null).map(told);
    const [from, to] = isBack ? [...quartiles].reverse() : quartiles;

    const draw = useCallback(
        (pen: Pen) => {
            const drawn = bars(pen, {
                names: numbers.map((_, i) => String(i)),
                label: (name) => spanShort({ words, format: pen.format }, unit, cells[Number(name)]?.span ?? NOTHING),
                heading: (name) => spanWords({ words, format: pen.format }, unit, cells[Number(name)]?.span ?? NOTHING),
                series: [{ name: client.groups[group === "similar" ? "everybody" : group], colour: group === "similar" ? "muted" : group === "approved" ? "approve" : "series-1", values: shares }],
                told: (share) => pen.format.percent(share, share < 0.1 && share > 0 ? 1 : 0),
                ...(at >= 0 && at < numbers.length && { mark: { at, label: client.mark } }),
            }) as { series: object[] };
            const middle = group === "similar" && low != null && high != null ? [cellOf(cells, low), cellOf(cells, high)] : null;
            return middle === null
                ? drawn
                : {
                      ...drawn,
                      series: drawn.series.map((each) => ({
                          ...each,
                          markArea: {
                              silent: true,
                              itemStyle: { color: pen.colours["series-1"], opacity: 0.28 },
                              label: { show: false },
                              data: [[{ xAxis: Math.min(...middle) }, { xAxis: Math.max(...middle) }]],
                          },
                      })),
                  };
        },
        [cells, at, group, low, high, client],
    );
    const table = (spoken: Format) => ({
        columns: [{ label }, ...(["everybody", "approved"] as const).map((each) => ({ label: client.groups[each] }))],
        rows: cells.map(({ span, counts }, i) => [
            spanWords({ words, format: spoken }, unit, span) + (i === at ? ` (${client.mark})` : ""),
            spoken.number(counts.total),
            spoken.number(counts.approved),
        ]),
    });
    return (
        <Chart
            title={`${label}${client.colon}${client.groups[group]}`}
            text={[
                client.distributionText(label, value),
                from && to ? (group === "similar" ? client.band(from, to) : client.quartiles(from, to)) : "",
                left.length > 0 ? client.notDrawn(format.list(left)) : "",
            ].join(" ")}
            table={table}
            draw={draw}
            height={220}
        />
    );
}

const NOTHING: Span = { kind: "MISSING" };
type Cell = Distribution["cells"][number];

/** Without those beside the axis and at its ends in which nobody is; days that are counted back are turned round, so that times grow to the right. */
function ordered({ cells, client }: Distribution, isBack: boolean): { cells: readonly Cell[]; at: number } {
    const own = cells[client?.cell ?? -1];
    const numbers = cells.filter(({ span, counts }) => isOfNumbers(span) && (span.kind === "INTERVAL" || counts.total > 0));
    const others = cells.filter(({ span, counts }) => !isOfNumbers(span) && counts.total > 0);
    const shown = [...(isBack ? numbers.reverse() : numbers), ...others];
    return { cells: shown, at: own ? shown.indexOf(own) : -1 };
}

function cellOf(cells: readonly Cell[], value: number): number {
    return cells.findIndex(
        ({ span: { kind, lower, upper } }) =>
            (kind === "BELOW" && upper != null && value < upper) ||
            (kind === "ABOVE" && lower != null && value >= lower) ||
            (kind === "INTERVAL" && lower != null && upper != null && value >= lower && value <= upper),
    );
}

interface SharesProperties {
    readonly compared: Compared;
    readonly group: Group;
    readonly value: string;
}

/** Of a category: what share of the group has which. */
function Shares({ compared, group, value }: SharesProperties) {
    const words = useWords();
    const format = useFormat();
    const { client } = words;
    const { label, category_words: called } = compared.feature;
    const { categories } = compared[group];
    const shown = useMemo(() => [...categories].sort((one, other) => other.count - one.count).slice(0, MOST_CATEGORIES), [categories]);
    const at = shown.findIndex(({ category }) => category === compared.category);
    const name = (category: string | null | undefined) => category == null ? (words.measures.spans["UNSEEN"] ?? "") : categoryWords({ words, format }, category, called);
    const draw = useCallback(
        (pen: Pen) =>
            bars(pen, {
                names: shown.map(({ category }) => name(category)),
                series: [{ name: client.groups[group], colour: group === "approved" ? "approve" : "series-1", values: shown.map(({ share }) => share) }],
                told: (share) => pen.format.percent(share, share < 0.1 && share > 0 ? 1 : 0),
                ...(at >= 0 && { mark: { at, label: client.mark } }),
            }),
        [shown, at, group, client],
    );
    const table = (spoken: Format) => ({
        columns: [{ label }, ...GROUPS.map((each) => ({ label: client.groups[each] }))],
        rows: shown.map(({ category }, i) => [
            name(category) + (i === at ? ` (${client.mark})` : ""),
            ...GROUPS.map((each) => spoken.percent(compared[each].categories.find((other) => other.category === category)?.share ?? 0, 1)),
        ]),
    });
    return (
        <Chart
            title={`${label}${client.colon}${client.groups[group]}`}
            text={client.distributionText(label, value)}
            table={table}
            draw={draw}
            height={220}
        />
    );
}

/** Who counts as similar, and by what. */
function Similar({ comparison: { similarity, neighbours, similar } }: { comparison: Found }) {
    const words = useWords();
    const format = useFormat();
    const columns: readonly Column<(typeof neighbours)[number]>[] = [
        { name: "client", label: words.common.client, cell: ({ applicant_id }) => applicant_id },
        { name: "application", label: words.common.application, cell: ({ application_id }) => application_id, wide: true },
        { name: "outcome", label: words.common.outcome, cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
        {
            name: "probability",
            label: words.common.probability,
            cell: ({ probability_of_default }) => format.percent(probability_of_default, 1),
            numeric: true,
        },
        { name: "likeness", label: words.client.likeness, cell: ({ distance }) => format.percent(1 - distance), numeric: true },
    ];
    return (
        <Disclosure summary={words.client.similarHow}>
            <div class="client-similar">
                <p>{words.client.similarText(format.number(similar.total), format.number(similarity.candidates))}</p>
                <div>
                    <h3>{words.client.similarBy}</h3>
                    <ol class="client-weights">
                        {similarity.features.slice(0, 10).map(({ name, label, weight }) => (
                            <li key={name}>
                                {label} <span class="faint">{format.percent(weight)}</span>
                            </li>
                        ))}
                    </ol>
                </div>
                <div>
                    <h3>{words.client.nearest}</h3>
                    <Table
                        caption={words.client.nearest}
                        columns={columns}
                        rows={neighbours}
                        rowKey={({ applicant_id, application_id }) => `${applicant_id} ${application_id}`}
                        link={({ applicant_id, application_id }) => clientPath(applicant_id, application_id)}
                    />
                </div>
            </div>
        </Disclosure>
    );
}
