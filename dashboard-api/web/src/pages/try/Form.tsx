import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Card } from "../../ui/Card";
import { Disclosure } from "../../ui/Disclosure";
import { Field, NumberField } from "../../ui/Field";
import { isCalled } from "../../ui/isCalled";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { categoryWords, entryOf, rangeWords, valueWords } from "../../words/measure";
import { type FormField, type Section, type Value, type Values, sectionsOf } from "./form";

interface Properties {
    readonly fields: readonly FormField[];
    /** What is looked for among the fields. */
    readonly typed: string;
    /** The field that a reader was led to, wherever it is. */
    readonly sought: string | null;
    readonly onType: (typed: string) => void;
    readonly defaults: Values;
    readonly changes: Values;
    /** By field, what is wrong with its value. */
    readonly faults: ReadonlyMap<string, string>;
    readonly onChange: (name: string, value: Value) => void;
    readonly actions: ComponentChildren;
}

export function Form({ fields, typed, sought, onType, defaults, changes, faults, onChange, actions }: Properties) {
    const { tryIt: words } = useWords();
    const sections = useMemo(() => sectionsOf(fields, words.groups), [fields, words]);
    const input = (field: FormField) => (
        <Input
            key={field.name}
            field={field}
            value={field.name in changes ? (changes[field.name] ?? null) : (defaults[field.name] ?? null)}
            isChanged={field.name in changes}
            fault={faults.get(field.name)}
            onChange={(value) => onChange(field.name, value)}
        />
    );
    const found = typed.trim() === "" ? null : sections.flatMap((section) => section.fields.filter((field) => isCalled(field, typed)));
    return (
        <Card title={words.form} note={words.start} actions={actions}>
            <div class="field">
                <input
                    type="search"
                    value={typed}
                    aria-label={words.search}
                    placeholder={words.search}
                    onInput={(event) => onType(event.currentTarget.value)}
                />
            </div>
            {found ? (
                found.length > 0 ? (
                    <div class="try-fields">{found.map(input)}</div>
                ) : (
                    <EmptyState text={words.searchNone} />
                )
            ) : (
                sections.map((section) => (
                    <Group
                        key={section.code}
                        section={section}
                        changed={section.fields.filter(({ name }) => name in changes).length}
                        isSought={section.fields.some(({ name }) => name === sought)}
                        isFaulty={section.fields.some(({ name }) => faults.has(name))}
                        input={input}
                    />
                ))
            )}
        </Card>
    );
}

interface GroupProperties {
    readonly section: Section;
    readonly changed: number;
    readonly isSought: boolean;
    readonly isFaulty: boolean;
    readonly input: (field: FormField) => ComponentChildren;
}

/** Opens by itself where something within is to be corrected, and closes only by hand. Most fields are in closed groups: those are not drawn. */
function Group({ section, changed, isSought, isFaulty, input }: GroupProperties) {
    const { tryIt: words } = useWords();
    const [isOpen, setOpen] = useState(section.isFirst || changed > 0);
    useEffect(() => {
        if (isFaulty) {
            setOpen(true);
        }
    }, [isFaulty]);
    return (
        <div class="try-group">
            <Disclosure
                open={isOpen}
                onToggle={setOpen}
                summary={
                    <>
                        <h3>{section.label}</h3>
                        <span class="faint try-group-note">
                            {changed > 0 ? words.changed(changed) : words.fieldsOf(section.fields.length)}
                        </span>
                    </>
                }
            >
                {(isOpen || isSought) && <div class="try-fields">{section.fields.map(input)}</div>}
            </Disclosure>
        </div>
    );
}

interface InputProperties {
    readonly field: FormField;
    readonly value: Value;
    readonly isChanged: boolean;
    readonly fault: string | undefined;
    readonly onChange: (value: Value) => void;
}

export function placeOf(field: string): string {
    return `try-${field}`;
}

function Input({ field, value, isChanged, fault, onChange }: InputProperties) {
    const { tryIt: words } = useWords();
    const isYears = entryOf(field.unit, field.usual?.most).turned;
    const label = (
        <>
            {isYears ? words.inYears(field.label) : field.label}
            {field.mandatory && <span class="faint"> ({words.needed})</span>}
        </>
    );
    return (
        <div class="try-field" id={placeOf(field.name)} data-changed={isChanged || undefined}>
            {field.kind === "CATEGORY" && field.categories.length > 0 ? (
                <Choice field={field} label={label} value={value} fault={fault} onChange={onChange} />
            ) : field.unit === "flag" ? (
                <Choice field={{ ...field, categories: ["1", "0"] }} label={label} value={value} fault={fault} onChange={onChange} />
            ) : field.kind === "CATEGORY" ? (
                <Text label={label} value={value} fault={fault} onChange={onChange} />
            ) : (
                <Amount field={field} label={label} value={value} fault={fault} onChange={onChange} />
            )}
        </div>
    );
}

interface PartProperties {
    readonly label: ComponentChildren;
    readonly value: Value;
    readonly fault: string | undefined;
    readonly onChange: (value: Value) => void;
}

function Choice({ field, label, value, fault, onChange }: PartProperties & { field: FormField }) {
    const words = useWords();
    const format = useFormat();
    const isNumber = field.kind === "NUMBER";
    const told = (each: string) =>
        isNumber ? valueWords({ words, format }, field.unit, Number(each)) : categoryWords({ words, format }, each, field.category_words);
    const text = value === null ? "" : String(value);
    const options = field.categories.includes(text) || text === "" ? field.categories : [...field.categories, text];
    return (
        <Field label={label} {...(fault && { error: fault })}>
            {(described) => (
                <select
                    {...described}
                    value={text}
                    onChange={({ currentTarget: { value: chosen } }) => onChange(chosen === "" ? null : isNumber ? Number(chosen) : chosen)}
                >
                    {(!field.mandatory || text === "") && <option value="">{words.tryIt.unknown}</option>}
                    {options.map((each) => (
                        <option key={each} value={each}>
                            {told(each)}
                        </option>
                    ))}
                </select>
            )}
        </Field>
    );
}

function Text({ label, value, fault, onChange }: PartProperties) {
    return (
        <Field label={label} {...(fault && { error: fault })}>
            {(described) => (
                <input {...described} value={value ?? ""} onInput={({ currentTarget: { value: text } }) => onChange(text === "" ? null : text)} />
            )}
        </Field>
    );
}

/** Keeps what is typed as it is typed: 1.50 does not become 1.5 under one's hands. */
function Amount({ field, label, value, fault, onChange }: PartProperties & { field: FormField }) {
    const words = useWords();
    const format = useFormat();
    const { unit, usual } = field;
    const entry = entryOf(unit, usual?.most);
    const [typed, setTyped] = useState<string | null>(null);
    const shown = value === null ? "" : typeof value === "number" ? String(entry.written(value)) : value;
    const { low, high } = usual ?? {};
    return (
        <NumberField
            label={label}
            {...(low !== undefined && high !== undefined && { hint: words.tryIt.usual(rangeWords({ words, format }, unit, low, high)) })}
            {...(fault && { error: fault })}
            value={typed ?? shown}
            placeholder={words.tryIt.unknown}
            onInput={({ currentTarget: { value: text } }) => {
                setTyped(text);
                onChange(entry.stored(text));
            }}
            onBlur={() => setTyped(null)}
        />
    );
}
