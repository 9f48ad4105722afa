import { useCallback, useMemo } from "preact/hooks";
import { type Catalogue, type Interpretation, type Slice, categoriesOf, useBundleFile } from "../../api/bundleFiles";
import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Chart } from "../../charts/Chart";
import { spread } from "../../charts/curve";
import { Legend } from "../../charts/Legend";
import type { Pen } from "../../charts/theme";
import { ask, query } from "../../router";
import { Card } from "../../ui/Card";
import { Segments } from "../../ui/Segments";
import { EmptyState, Shown, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { language } from "../../words/language";
import { type CategoryWords, type Measuring, categoryWords, rangeWords } from "../../words/measure";
import { oddsChange } from "../../words/odds";

interface Properties {
    readonly sha256: string;
    readonly files: readonly Schema<"ModelDocument.File">[];
}

const SHOWN = 20;
type Feature = Schema<"ImportanceDocument.OfFeature">;

/** What moves the score most, over all applicants, and how it goes along each of these facts. */
export function Importance({ sha256, files }: Properties) {
    const words = useWords();
    const importance = useData("/api/v1/models/{sha256}/importance", { path: { sha256 } });
    const has = (name: string) => files.some((file) => file.name === name);
    const interpretation = useBundleFile<Interpretation>(has("interpretation.json") ? sha256 : null, "interpretation.json");
    const catalogue = useBundleFile<Catalogue>(has("catalogue.json") ? sha256 : null, "catalogue.json");
    return (
        <Shown of={importance} lines={8}>
            {({ features }) => {
                const shown = features.slice(0, SHOWN);
                const chosen = shown.find(({ feature }) => feature === query.value.get("feature")) ?? shown[0];
                const slices = interpretation.data?.dependence.find(({ feature }) => feature === chosen?.feature)?.slices;
                return (
                    <div class="columns">
                        <Card title={words.model.movesTitle} note={words.model.movesNote} class="half">
                            <Ranking features={features} shown={shown} chosen={chosen} catalogue={catalogue.data} />
                        </Card>
                        {chosen && (
                            <Card title={words.model.alongTitle(chosen.label)} note={words.model.alongNote} class="half model-along">
                                {slices ? (
                                    <Along feature={chosen} slices={slices} catalogue={catalogue.data} />
                                ) : interpretation.isLoading ? (
                                    <Skeleton lines={6} />
                                ) : (
                                    <EmptyState text={words.model.alongNone} />
                                )}
                            </Card>
                        )}
                    </div>
                );
            }}
        </Shown>
    );
}

interface RankingProperties {
    readonly features: readonly Feature[];
    readonly shown: readonly Feature[];
    readonly chosen: Feature | undefined;
    readonly catalogue: Catalogue | undefined;
}

function Ranking({ features, shown, chosen, catalogue }: RankingProperties) {
    const words = useWords();
    const isThemes = query.value.get("by") === "themes";
    return (
        <>
            <Segments
                legend={words.model.rankBy}
                value={isThemes ? "themes" : "facts"}
                options={[
                    { value: "facts", label: words.model.facts },
                    { value: "themes", label: words.model.themes },
                ]}
                onChange={(by) => ask({ by: by === "themes" ? by : null })}
            />
            {isThemes ? <Themes features={features} catalogue={catalogue} /> : <Facts features={shown} chosen={chosen} />}
        </>
    );
}

function Facts({ features, chosen }: { features: readonly Feature[]; chosen: Feature | undefined }) {
    const format = useFormat();
    const most = features[0]?.share ?? 1;
    return (
        <ol class="model-ranking">
            {features.map((each) => (
                <li key={each.feature}>
                    <button type="button" aria-pressed={each === chosen} onClick={() => ask({ feature: each.feature })}>
                        <span>{each.label}</span>
                        <span class="model-share">{format.percent(each.share, 1)}</span>
                        <Bar share={each.share / most} />
                    </button>
                </li>
            ))}
        </ol>
    );
}

/** Shares of the facts of a theme, added. */
function Themes({ features, catalogue }: { features: readonly Feature[]; catalogue: Catalogue | undefined }) {
    const format = useFormat();
    const themes = useMemo(() => {
        const shares = new Map<string, number>();
        for (const { group, share } of features) {
            shares.set(group, (shares.get(group) ?? 0) + share);
        }
        return [...shares].sort(([, one], [, other]) => other - one);
    }, [features]);
    const most = themes[0]?.[1] ?? 1;
    return (
        <ol class="model-ranking">
            {themes.map(([group, share]) => (
                <li key={group}>
                    <div>
                        <span>{catalogue?.groups.find(({ code }) => code === group)?.label[language.value] ?? group}</span>
                        <span class="model-share">{format.percent(share, 1)}</span>
                        <Bar share={share / most} />
                    </div>
                </li>
            ))}
        </ol>
    );
}

function Bar({ share }: { share: number }) {
    return (
        <span class="model-bar" aria-hidden="true">
            <span style={{ width: `${100 * share}%` }} />
        </span>
    );
}

function Along({ feature, slices, catalogue }: { feature: Feature; slices: readonly Slice[]; catalogue: Catalogue | undefined }) {
    const words = useWords();
    const format = useFormat();
    const unit = catalogue?.features.find(({ name }) => name === feature.feature)?.unit;
    const names = useMemo(() => {
        const called = categoriesOf(catalogue, feature.feature);
        return slices.map((slice) => nameOf(slice, unit, called, { words, format }));
    }, [slices, unit, catalogue, feature.feature, words, format]);
    const named = (slice: Slice) => names[slices.indexOf(slice)] ?? "";
    const draw = useCallback(
        (pen: Pen) =>
            spread(pen, {
                names,
                spans: slices.map(({ p10, mean, p90 }) => [p10, mean, p90]),
                told: (value) => oddsChange(pen.format, value),
                name: words.model.onOdds,
            }),
        [names, slices, words],
    );
    const sorted = [...slices].sort((one, other) => one.mean - other.mean);
    const [best, worst] = [sorted[0], sorted.at(-1)];
    const table = (spoken: Format) => ({
        columns: [{ label: unit ? words.model.valueIn(words.model.units[unit] ?? unit) : words.common.value }, { label: words.model.onOdds }, { label: words.model.from }, { label: words.model.to }, { label: words.model.applications }],
        rows: slices.map(({ mean, p10, p90, rows }, i) => [names[i] ?? "", oddsChange(spoken, mean), oddsChange(spoken, p10), oddsChange(spoken, p90), spoken.number(rows)]),
    });
    return (
        <>
            {best && worst && (
                <p class="model-says">
                    {words.model.alongSays(named(worst), oddsChange(format, worst.mean), named(best), oddsChange(format, best.mean))}
                </p>
            )}
            <Legend
                items={[
                    { colour: "refuse", label: words.model.raises },
                    { colour: "approve", label: words.model.lowers },
                    { colour: "muted", label: words.model.eightOfTen },
                ]}
            />
            <Chart title={words.model.alongTitle(feature.label)} text={words.model.alongText(unit ? (words.model.units[unit] ?? unit) : words.common.value)} table={table} draw={draw} height={360} />
        </>
    );
}

function nameOf({ kind, from, to, category }: Slice, unit: string | undefined, called: CategoryWords, measuring: Measuring): string {
    switch (kind) {
        case "MISSING":
            return measuring.words.model.missing;
        case "RARE_CATEGORIES":
            return measuring.words.model.otherCategories;
        case "CATEGORY":
            return categoryWords(measuring, category ?? "", called);
        case "VALUES":
            return rangeWords(measuring, unit ?? "", from, to);
    }
}
