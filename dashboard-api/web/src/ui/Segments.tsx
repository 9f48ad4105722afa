import { useId } from "preact/hooks";

interface Properties<Value extends string> {
    readonly legend: string;
    readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
    readonly value: Value;
    readonly onChange: (value: Value) => void;
}

/** One of a few, all of them seen. */
export function Segments<Value extends string>({ legend, options, value, onChange }: Properties<Value>) {
    const name = useId();
    return (
        <fieldset class="segments">
            <legend>{legend}</legend>
            <div>
                {options.map((option) => (
                    <label key={option.value}>
                        <input
                            type="radio"
                            name={name}
                            checked={option.value === value}
                            onChange={() => onChange(option.value)}
                        />
                        <span lang={option.lang}>{option.label}</span>
                    </label>
                ))}
            </div>
        </fieldset>
    );
}
