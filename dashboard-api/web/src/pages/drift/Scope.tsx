import { usePartWords } from "../../api/bundleFiles";
import type { Schema } from "../../api/client";
import { ask, query } from "../../router";
import { Field, Select } from "../../ui/Field";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { RANGES, type Range, type Watched } from "./asked";
import { spell } from "./spell";

interface Properties {
    readonly windows: readonly Schema<"WindowSummary">[];
    readonly shown: number;
    readonly range: Range;
    readonly watched: Partial<Watched>;
}

/** Which windows are looked at. */
export function Scope({ windows, shown, range, watched }: Properties) {
    const words = useWords();
    const format = useFormat();
    const all = populations(windows);
    const chosen = all.find((each) => isMeant(each, watched)) ?? all[0];
    const partWords = usePartWords(all.some(({ segment }) => segment !== "") ? (chosen?.bundle ?? null) : null);
    const partOfAll = (segment: string) => {
        const [feature = "", ...category] = segment.split("=");
        return partWords({ feature, category: category.join("=") });
    };
    return (
        <div class="drift-scope">
            <Select
                label={words.drift.range}
                value={range}
                options={RANGES.map((value) => ({ value, label: words.drift.ranges[value] }))}
                onChange={(value) => ask({ range: value === "all" ? null : value, from: null, to: null, window: null })}
            />
            {range === "own" && (
                <>
                    <Time label={words.drift.from} name="from" />
                    <Time label={words.drift.to} name="to" />
                </>
            )}
            {all.length > 1 && chosen && (
                <Select
                    label={words.drift.watched}
                    value={markOf(chosen)}
                    options={all.map((each) => ({
                        value: markOf(each),
                        label: words.drift.population(each.segment === "" ? words.drift.everybody : partOfAll(each.segment), spell(each.size, format), each.name, each.version),
                    }))}
                    onChange={(mark) => {
                        const each = all.find((one) => markOf(one) === mark);
                        if (each) {
                            ask({ bundle: each.bundle, size: each.size, segment: each.segment, window: null, feature: null });
                        }
                    }}
                />
            )}
            <p class="faint" role="status">
                {words.drift.shown(shown, format.number(shown))}
            </p>
        </div>
    );
}

interface Population extends Watched {
    readonly name: string;
    readonly version: string;
}

/** What is watched, the newest first and all applicants before parts of them. */
function populations(windows: readonly Schema<"WindowSummary">[]): Population[] {
    const found = new Map<string, Population>();
    for (const { bundle, size, segment } of windows) {
        const each = {
            bundle: bundle.sha256,
            name: bundle.name,
            version: bundle.version,
            size,
            segment: segment ? `${segment.feature}=${segment.category}` : "",
        };
        found.set(markOf(each), found.get(markOf(each)) ?? each);
    }
    return [...found.values()].sort((one, other) => Number(one.segment !== "") - Number(other.segment !== ""));
}

function markOf({ bundle, size, segment }: Watched): string {
    return `${bundle} ${size} ${segment}`;
}

function isMeant(each: Population, { bundle, size, segment }: Partial<Watched>): boolean {
    return (bundle === undefined || bundle === each.bundle) && (size === undefined || size === each.size) && (segment ?? "") === each.segment;
}

/** In the reader's own time; the address has it in UTC. */
function Time({ label, name }: { label: string; name: "from" | "to" }) {
    const asked = query.value.get(name);
    return (
        <Field label={label}>
            {(described) => (
                <input
                    {...described}
                    type="datetime-local"
                    value={asked === null || Number.isNaN(Date.parse(asked)) ? "" : local(new Date(asked))}
                    onChange={({ currentTarget: { value } }) => ask({ [name]: value === "" ? null : new Date(value).toISOString(), window: null })}
                />
            )}
        </Field>
    );
}

function local(time: Date): string {
    const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
    return shifted.toISOString().slice(0, 16);
}
