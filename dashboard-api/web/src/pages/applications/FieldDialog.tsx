import { useEffect, useRef, useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { isCalled } from "../../ui/isCalled";
import { useWords } from "../../words";
import { FieldFilter } from "./FieldFilter";
import { conditionOf, withCondition } from "./filters";

type FormField = Schema<"FormField">;

interface Properties {
    readonly isOpen: boolean;
    readonly fields: readonly FormField[];
    readonly chosen: string | null;
    readonly where: readonly string[];
    readonly bundle: string | null;
    readonly onChoose: (field: string | null) => void;
    readonly onClose: () => void;
    readonly onChange: (where: readonly string[]) => void;
}

/** Any detail that the model sees as it stands: first which, then which values. */
export function FieldDialog({ isOpen, fields, chosen, where, bundle, onChoose, onClose, onChange }: Properties) {
    const { applications: words } = useWords();
    const field = fields.find(({ name }) => name === chosen);
    const place = useRef<HTMLDivElement>(null);
    // What had the focus is gone once a field is chosen.
    useEffect(() => place.current?.focus(), [field?.name]);
    const conditions = where.map(conditionOf);
    return (
        <Dialog title={field ? field.label : words.pickTitle} isOpen={isOpen} onClose={onClose}>
            {field ? (
                <div class="applications-field" ref={place} tabIndex={-1}>
                    <FieldFilter
                        key={field.name}
                        field={field}
                        bundle={bundle}
                        set={conditions.find((each) => each.field === field.name)?.alternatives ?? []}
                        onApply={(alternatives) => onChange(withCondition(where, { field: field.name, alternatives }))}
                    />
                    <Button kind="quiet" icon="left" onClick={() => onChoose(null)}>
                        {words.otherDetail}
                    </Button>
                </div>
            ) : (
                <Picker
                    fields={fields.filter((each) => !each.protected_attribute && (each.usual || each.categories.length > 0))}
                    taken={conditions.map((each) => each.field)}
                    onChoose={onChoose}
                />
            )}
        </Dialog>
    );
}

interface PickerProperties {
    readonly fields: readonly FormField[];
    readonly taken: readonly string[];
    readonly onChoose: (field: string) => void;
}

function Picker({ fields, taken, onChoose }: PickerProperties) {
    const { applications: words } = useWords();
    const [typed, setTyped] = useState("");
    const found = fields.filter((field) => isCalled(field, typed));
    return (
        <>
            <div class="field">
                <input
                    type="search"
                    value={typed}
                    aria-label={words.pickSearch}
                    placeholder={words.pickSearch}
                    autoFocus
                    onInput={(event) => setTyped(event.currentTarget.value)}
                    onKeyDown={(event) => {
                        if (event.key === "Enter" && typed.trim() !== "" && found[0]) {
                            event.preventDefault();
                            onChoose(found[0].name);
                        }
                    }}
                />
            </div>
            <ul class="applications-pick">
                {found.map((field) => (
                    <li key={field.name}>
                        <button type="button" aria-pressed={taken.includes(field.name)} onClick={() => onChoose(field.name)}>
                            <span>{field.label}</span>
                            <code>{field.name}</code>
                        </button>
                    </li>
                ))}
                {found.length === 0 && <li class="soft">{words.pickNone}</li>}
            </ul>
        </>
    );
}
