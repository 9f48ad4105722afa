import { useState } from "preact/hooks";
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
    const conditions = where.map(conditionOf);
    return (
        <Dialog title={field ? field.label : words.pickTitle} isOpen={isOpen} onClose={onClose}>
            {field ? (
                <>
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
                </>
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
                        const only = found.length === 1 || event.key !== "Enter" ? found[0] : undefined;
                        if (event.key === "Enter" && only) {
                            event.preventDefault();
                            onChoose(only.name);
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
