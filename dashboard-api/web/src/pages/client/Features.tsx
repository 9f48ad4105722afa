import { useEffect, useState } from "preact/hooks";
import { afterwards } from "../../later";
import { Field } from "../../ui/Field";
import { useWords } from "../../words";
import type { Explanation } from ".";

const FIRST = 10;

interface Properties {
    readonly label: string;
    readonly explanation: Explanation;
    readonly value: string;
    readonly onChange: (feature: string) => void;
}

export function isNumber({ value, unit }: Explanation["waterfall"]["steps"][number]): boolean {
    return typeof value !== "string" && unit !== "category";
}

/** One of the features that the model looks at: first those that counted most for this client, then all others by group. */
export function Features({ label, explanation, value, onChange }: Properties) {
    const words = useWords();
    const { steps } = explanation.waterfall;
    // A hundred and more are not made before the reader sees the page.
    const [isWhole, setWhole] = useState(false);
    useEffect(() => afterwards(() => setWhole(true)), []);
    const groups = new Map<string, typeof steps>();
    for (const step of steps.slice(FIRST)) {
        groups.set(step.group_label, [...(groups.get(step.group_label) ?? []), step]);
    }
    const all = [[words.client.countedMost, steps.slice(0, FIRST)] as const, ...groups]
        .map(([name, members]) => [name, members.filter((step) => isWhole || step.feature === value)] as const)
        .filter(([, members]) => members.length > 0);
    return (
        <Field label={label}>
            {(described) => (
                <select {...described} value={value} onFocus={() => setWhole(true)} onChange={(event) => onChange(event.currentTarget.value)}>
                    {all.map(([name, members]) => (
                        <optgroup key={name} label={name}>
                            {members.map((step) => (
                                <option key={step.feature} value={step.feature} selected={step.feature === value}>
                                    {step.label}
                                </option>
                            ))}
                        </optgroup>
                    ))}
                </select>
            )}
        </Field>
    );
}
