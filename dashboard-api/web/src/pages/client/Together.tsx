import { useCallback, useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Chart } from "../../charts/Chart";
import { heatMap } from "../../charts/kinds";
import type { Pen } from "../../charts/theme";
import { ask, query } from "../../router";
import { Card } from "../../ui/Card";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { type CategoryWords, isCountedBack } from "../../words/measure";
import { type Span, isOfNumbers, spanShort, spanWords } from "../../words/spans";
import type { Explanation, Identity } from ".";
import { Features, isNumber } from "./Features";

type Relation = Schema<"Relation">;

const BINS = 8;
/** What labels across may take, in pixels each and of the drawing together. */
const LEAST_LABEL = 48;
const LABELLED = 0.6;

/** How two features go together, and which clients of this kind were refused. */
export function Together({ identity, explanation }: { identity: Identity; explanation: Explanation }) {
    const words = useWords();
    const { steps } = explanation.waterfall;
    const one = query.value.get("one") ?? steps[0]?.feature ?? "";
    const other = query.value.get("other") ?? steps.find(({ group }) => group !== steps[0]?.group)?.feature ?? "";
    const isOfNumbers = steps.some((step) => [one, other].includes(step.feature) && isNumber(step));
    const found = useData(
        "/api/v1/populations/relations/{one}/{other}",
        one !== "" && other !== "" ? { path: { one, other }, query: { ...identity, ...(isOfNumbers && { bins: BINS }) } } : null,
    );
    return (
        <Card title={words.client.together} note={words.client.togetherNote} anchor="together">
            <div class="client-choices">
                <Features label={words.client.one} explanation={explanation} value={one} onChange={(chosen) => ask({ one: chosen })} />
                <Features
                    label={words.client.other}
                    explanation={explanation}
                    value={other}
                    onChange={(chosen) => ask({ other: chosen })}
                />
            </div>
            <Shown of={found} lines={8}>
                {(relation) => <Crossings relation={relation} />}
            </Shown>
        </Card>
    );
}

interface Side {
    readonly label: string;
    readonly unit: string;
    readonly called: CategoryWords;
    readonly spans: readonly Span[];
    /** By the cell of the answer its place on the axis, or nothing. */
    readonly places: ReadonlyMap<number, number>;
}

/** Cells in which somebody is, with times that are counted back turned round. */
function sideOf({ feature, cells }: Relation["one"], used: ReadonlySet<number>): Side {
    const isBack = cells.some(({ lower }) => isCountedBack(feature.unit, lower));
    const kept = cells.map((span, at) => ({ span, at })).filter(({ at }) => used.has(at));
    const numbers = kept.filter(({ span }) => isOfNumbers(span));
    const ordered = isBack ? [...numbers.reverse(), ...kept.filter(({ span }) => !isOfNumbers(span))] : kept;
    return {
        label: feature.label,
        unit: feature.unit,
        called: feature.category_words,
        spans: ordered.map(({ span }) => span),
        places: new Map(ordered.map(({ at }, place) => [at, place])),
    };
}

function Crossings({ relation }: { relation: Relation }) {
    const words = useWords();
    const format = useFormat();
    const { client } = words;
    const { one, other, crossings, client: place } = relation;
    const across = useMemo(() => sideOf(one, new Set([...crossings.map((each) => each.one), place?.one.cell ?? -1])), [relation]);
    const upwards = useMemo(() => sideOf(other, new Set([...crossings.map((each) => each.other), place?.other.cell ?? -1])), [relation]);
    const own = place ? ([across.places.get(place.one.cell) ?? 0, upwards.places.get(place.other.cell) ?? 0] as const) : null;
    const mine = crossings.find((each) => each.one === place?.one.cell && each.other === place.other.cell)?.counts;

    const draw = useCallback(
        (pen: Pen) => {
            const height = upwards.spans.length;
            const turned = (at: number) => height - 1 - at;
            const name = (side: Side) => (span: Span) => spanWords({ words, format: pen.format }, side.unit, span, side.called);
            const drawn = heatMap(pen, {
                columns: across.spans.map(name(across)),
                rows: upwards.spans.map(name(upwards)).reverse(),
                label: (_, at) => spanShort({ words, format: pen.format }, across.unit, across.spans[at] ?? { kind: "MISSING" }, across.called),
                cells: crossings.map(({ one: x, other: y, counts }) => [
                    across.places.get(x) ?? 0,
                    turned(upwards.places.get(y) ?? 0),
                    counts.share_refused ?? null,
                ]),
                most: Math.max(0.01, ...crossings.map(({ counts }) => counts.share_refused ?? 0)),
                told: (share) => `${client.refusedShare} ${pen.format.percent(share)}`,
            }) as { xAxis: { axisLabel: object }; series: object[] };
            const room = Math.max(LEAST_LABEL, (LABELLED * pen.width) / across.spans.length);
            return {
                ...drawn,
                xAxis: { ...drawn.xAxis, axisLabel: { ...drawn.xAxis.axisLabel, width: room, overflow: "truncate" } },
                series: [
                    ...drawn.series,
                    ...(own
                        ? [
                              {
                                  type: "scatter",
                                  data: [[own[0], turned(own[1])]],
                                  silent: true,
                                  symbol: "circle",
                                  symbolSize: 16,
                                  itemStyle: { color: pen.colours.surface, borderColor: pen.colours.ink, borderWidth: 4 },
                              },
                          ]
                        : []),
                ],
            };
        },
        [relation, across, upwards, client],
    );
    const table = (spoken: Format) => ({
        columns: [
            { label: upwards.label },
            ...across.spans.map((span) => ({ label: spanWords({ words, format: spoken }, across.unit, span, across.called) })),
        ],
        rows: upwards.spans.map((span, y) => [
            spanWords({ words, format: spoken }, upwards.unit, span, upwards.called),
            ...across.spans.map((_, x) => {
                const counts = crossings.find(
                    (each) => across.places.get(each.one) === x && upwards.places.get(each.other) === y,
                )?.counts;
                const told = counts ? client.cellOf(spoken.number(counts.refused), spoken.number(counts.total)) : words.common.none;
                return own && own[0] === x && own[1] === y ? `${told} (${client.mark})` : told;
            }),
        ]),
    });
    return (
        <Chart
            title={`${across.label} × ${upwards.label}`}
            text={
                mine
                    ? client.togetherText(
                          format.number(mine.total),
                          format.percent(mine.share_refused ?? 0),
                          format.percent(relation.all.share_refused ?? 0),
                      )
                    : client.togetherEmpty
            }
            table={table}
            draw={draw}
            height={Math.max(220, 34 * upwards.spans.length)}
        />
    );
}
