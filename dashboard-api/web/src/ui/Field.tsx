import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

interface Described {
    readonly id: string;
    readonly "aria-describedby"?: string;
    readonly "aria-invalid"?: true;
}

interface Properties {
    readonly label: ComponentChildren;
    readonly hint?: ComponentChildren;
    readonly error?: string;
    readonly children: (described: Described) => ComponentChildren;
}

/** A label, whatever is entered, and what is said of it. */
export function Field({ label, hint, error, children }: Properties) {
    const id = useId();
    const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
    return (
        <div class="field">
            <label for={id}>{label}</label>
            {children({
                id,
                ...(about !== "" && { "aria-describedby": about }),
                ...(error && { "aria-invalid": true as const }),
            })}
            {hint && (
                <p class="field-hint" id={`${id}-hint`}>
                    {hint}
                </p>
            )}
            {error && (
                <p class="field-error" id={`${id}-error`} role="alert">
                    {error}
                </p>
            )}
        </div>
    );
}

type NumberProperties = Omit<Properties, "children"> &
    Pick<InputHTMLAttributes, "value" | "placeholder" | "aria-label" | "onInput" | "onChange" | "onKeyDown" | "onBlur">;

/** A number, as it is typed. */
export function NumberField({ label, hint, error, ...input }: NumberProperties) {
    return (
        <Field label={label} {...(hint && { hint })} {...(error && { error })}>
            {(described) => <input {...described} {...input} type="number" inputMode="decimal" step="any" />}
        </Field>
    );
}

interface SelectProperties {
    readonly label: string;
    readonly value: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly onChange: (value: string) => void;
}

export function Select({ label, value, options, onChange }: SelectProperties) {
    return (
        <Field label={label}>
            {(described) => (
                <select {...described} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
                    {options.map((option) => (
                        <option key={option.value} value={option.value}>
                            {option.label}
                        </option>
                    ))}
                </select>
            )}
        </Field>
    );
}

interface CheckboxProperties {
    readonly checked: boolean;
    readonly onChange: (checked: boolean) => void;
    readonly children: ComponentChildren;
}

export function Checkbox({ checked, onChange, children }: CheckboxProperties) {
    return (
        <label class="checkbox">
            <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
            <span>{children}</span>
        </label>
    );
}

interface RangeProperties {
    readonly label: ComponentChildren;
    readonly value: number;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    /** The value in words, shown and read out. */
    readonly told: string;
    readonly onInput: (value: number) => void;
}

export function Range({ label, value, min, max, step, told, onInput }: RangeProperties) {
    const id = useId();
    return (
        <div class="field">
            <div class="range-head">
                <label for={id}>{label}</label>
                <output for={id}>{told}</output>
            </div>
            <input
                id={id}
                type="range"
                min={min}
                max={max}
                step={step}
                value={value}
                aria-valuetext={told}
                onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
            />
        </div>
    );
}
