import { useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { Checkbox, Field, NumberField, Select } from "../../ui/Field";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { dayOf, timeOf } from "./filters";

interface Properties {
    readonly asked: URLSearchParams;
    readonly models: readonly Schema<"ModelSummary">[] | undefined;
    readonly onChange: (changes: Record<string, string | readonly string[] | null>) => void;
    readonly onPick: () => void;
}

const OUTCOMES = [
    ["APPROVE", "approved"],
    ["REVIEW", "reviewed"],
    ["REFUSE", "refused"],
] as const;
const COUNTED = ["outcome", "min_probability", "max_probability", "min_points", "max_points", "from", "to", "bundle", "where"];

/** Beside the list where there is room, and folded above it where there is none. */
export function Filters({ asked, models, onChange, onPick }: Properties) {
    const words = useWords();
    const format = useFormat();
    const [isWide] = useState(() => matchMedia("(min-width: 60rem)").matches);
    const { applications } = words;
    const outcomes = asked.getAll("outcome");
    const active = [...asked.keys()].filter((name) => COUNTED.includes(name)).length;
    const counted = models?.filter((model) => !asked.get("bundle") || model.bundle.sha256 === asked.get("bundle"));
    return (
        <aside class="card applications-filters" aria-label={applications.filters}>
            <Disclosure summary={<h2>{applications.filtersWith(active)}</h2>} open={isWide}>
                <div class="applications-filters-all">
                    <fieldset>
                        <legend>{applications.decision}</legend>
                        {OUTCOMES.map(([outcome, counts]) => (
                            <div class="applications-choice" key={outcome}>
                                <Checkbox
                                    checked={outcomes.includes(outcome)}
                                    onChange={(checked) =>
                                        onChange({ outcome: checked ? [...outcomes, outcome] : outcomes.filter((each) => each !== outcome) })
                                    }
                                >
                                    {words.common.outcomes[outcome]}
                                </Checkbox>
                                {counted && (
                                    <span class="faint">{format.number(counted.reduce((sum, model) => sum + model[counts], 0))}</span>
                                )}
                            </div>
                        ))}
                    </fieldset>
                    <Between
                        legend={applications.risk}
                        hint={applications.riskHint}
                        names={["min_probability", "max_probability"]}
                        asked={asked}
                        factor={100}
                        least={0}
                        most={100}
                        onChange={onChange}
                    />
                    <Between
                        legend={applications.points}
                        names={["min_points", "max_points"]}
                        asked={asked}
                        factor={1}
                        least={-32_768}
                        most={32_767}
                        onChange={onChange}
                    />
                    <fieldset>
                        <legend>{applications.time}</legend>
                        <div class="applications-days">
                            {(["from", "to"] as const).map((name) => (
                                <Field key={name} label={applications[name]}>
                                    {(described) => (
                                        <input
                                            {...described}
                                            type="date"
                                            value={dayOf(asked.get(name), name === "to")}
                                            onChange={(event) => onChange({ [name]: timeOf(event.currentTarget.value, name === "to") })}
                                        />
                                    )}
                                </Field>
                            ))}
                        </div>
                    </fieldset>
                    {models && models.length > 1 && (
                        <Select
                            label={applications.bundle}
                            value={asked.get("bundle") ?? ""}
                            options={[
                                { value: "", label: applications.anyBundle },
                                ...models.map(({ bundle }) => ({ value: bundle.sha256, label: `${bundle.name} ${bundle.version}` })),
                            ]}
                            onChange={(bundle) => onChange({ bundle: bundle || null })}
                        />
                    )}
                    <fieldset>
                        <legend>{applications.details}</legend>
                        <Button onClick={onPick}>{applications.addDetail}</Button>
                    </fieldset>
                </div>
            </Disclosure>
        </aside>
    );
}

interface BetweenProperties {
    readonly legend: string;
    readonly hint?: string;
    readonly names: readonly [string, string];
    readonly asked: URLSearchParams;
    /** What one writes for what is asked. */
    readonly factor: number;
    readonly least: number;
    readonly most: number;
    readonly onChange: Properties["onChange"];
}

/** Two numbers, either of which may be left out; an end that lies before the beginning moves it along. */
function Between({ legend, hint, names, asked, factor, least, most, onChange }: BetweenProperties) {
    const { applications: words } = useWords();
    const [low, high] = names;
    const written = (name: string) => {
        const value = asked.get(name);
        return value && Number.isFinite(Number(value)) ? String(Math.round(Number(value) * factor * 1e6) / 1e6) : "";
    };
    const changed = (name: string, text: string) => {
        if (text === "" || !Number.isFinite(Number(text))) {
            onChange({ [name]: null });
            return;
        }
        const bounded = Math.min(Math.max(Number(text), least), most);
        const value = (factor === 1 ? Math.round(bounded) : bounded) / factor;
        const other = asked.get(name === low ? high : low);
        const isInverted = other !== null && (name === low ? value > Number(other) : value < Number(other));
        onChange({ [name]: String(value), ...(isInverted && { [name === low ? high : low]: String(value) }) });
    };
    return (
        <fieldset>
            <legend>{legend}</legend>
            <div class="applications-pair">
                {names.map((name) => (
                    <NumberField
                        key={name}
                        label={name === low ? words.from : words.to}
                        aria-label={name === low ? words.least(legend) : words.most(legend)}
                        value={written(name)}
                        onChange={(event) => changed(name, event.currentTarget.value)}
                    />
                ))}
            </div>
            {hint && <p class="faint">{hint}</p>}
        </fieldset>
    );
}
