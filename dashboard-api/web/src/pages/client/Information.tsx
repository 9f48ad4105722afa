import { useMemo } from "preact/hooks";
import type { Schema } from "../../api/client";
import type { Loaded } from "../../api/useData";
import { ask, query } from "../../router";
import { Card } from "../../ui/Card";
import { Checkbox, Field } from "../../ui/Field";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { typeset } from "../../words/typeset";
import type { ClientData } from ".";

interface Line {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly isKnown: boolean;
    readonly origin: string;
    readonly note: string;
}

interface Group {
    readonly label: string;
    readonly lines: readonly Line[];
}

/** What the application says and what was computed from the past, by the catalogue's groups. */
export function Information({ client }: { client: Loaded<ClientData> }) {
    const words = useWords();
    return (
        <Card title={words.client.information} note={words.client.informationNote} anchor="information">
            <Shown of={client} lines={8}>
                {(data) => <Grouped data={data} />}
            </Shown>
        </Card>
    );
}

function Grouped({ data }: { data: ClientData }) {
    const words = useWords();
    const format = useFormat();
    const text = query.value.get("find") ?? "";
    const all = query.value.get("unknown") !== null;
    const groups = useMemo(() => groupsOf(data, words.client), [data, words]);
    const lines = groups.flatMap((group) => group.lines);
    const unknown = lines.filter(({ isKnown }) => !isKnown).length;
    const wanted = plain(text);
    const shown = groups
        .map(({ label, lines: each }) => ({
            label,
            lines: each.filter(
                (line) =>
                    (all || line.isKnown) &&
                    (wanted === "" || [label, line.label, line.value, line.name].some((said) => plain(said).includes(wanted))),
            ),
        }))
        .filter(({ lines: left }) => left.length > 0);
    const count = shown.reduce((sum, group) => sum + group.lines.length, 0);
    return (
        <>
            <div class="client-filter">
                <Field label={words.client.filter} hint={words.client.filterHint}>
                    {(described) => (
                        <input
                            {...described}
                            type="search"
                            value={text}
                            onInput={(event) => ask({ find: event.currentTarget.value })}
                        />
                    )}
                </Field>
                {unknown > 0 && (
                    <Checkbox checked={all} onChange={(chosen) => ask({ unknown: chosen ? "1" : null })}>
                        {words.client.showUnknown(format.number(unknown))}
                    </Checkbox>
                )}
                <p class="faint" role="status">
                    {words.client.found(format.number(count), format.number(lines.length))}
                </p>
            </div>
            {!data.application_at_hand && <p class="soft">{words.client.notAtHand}</p>}
            {data.withheld > 0 && <p class="faint">{words.client.withheld(data.withheld, format.number(data.withheld))}</p>}
            {data.sources_without_records.length > 0 && (
                <p class="faint">{words.client.noPast(format.list(data.sources_without_records))}</p>
            )}
            {shown.length === 0 ? (
                <EmptyState text={words.client.nothingFound} />
            ) : (
                <div class="client-groups">
                    {shown.map((group) => (
                        <section key={group.label} aria-label={group.label}>
                            <h3>{group.label}</h3>
                            {byOrigin(group.lines).map(([origin, lines]) => (
                                <div key={origin}>
                                    <p class="faint">{typeset(origin)}</p>
                                    <dl>
                                        {lines.map((line) => (
                                            <div key={line.name}>
                                                <dt>{line.label}</dt>
                                                <dd>
                                                    {line.value}
                                                    {line.note && <span class="faint">{line.note}</span>}
                                                </dd>
                                            </div>
                                        ))}
                                    </dl>
                                </div>
                            ))}
                        </section>
                    ))}
                </div>
            )}
        </>
    );
}

/** Where values come from is said once for all that come from there. */
function byOrigin(lines: readonly Line[]): readonly (readonly [string, readonly Line[]])[] {
    const found = new Map<string, Line[]>();
    for (const line of lines) {
        found.set(line.origin, [...(found.get(line.origin) ?? []), line]);
    }
    return [...found];
}

function groupsOf(data: ClientData, client: ReturnType<typeof useWords>["client"]): readonly Group[] {
    const sent = data.groups.map(({ label, fields }) => ({
        label,
        lines: fields.map((field) => ({
            name: field.field,
            label: field.label,
            value: field.value_words,
            isKnown: field.value != null,
            origin: field.origin,
            note: noteOf(field, client),
        })),
    }));
    const past = data.history.map(({ feature, label, value, value_words, sources }) => ({
        name: feature,
        label,
        value: value_words,
        isKnown: value != null,
        origin: sources.join(", "),
        note: "",
    }));
    return past.length === 0 ? sent : [...sent, { label: client.past, lines: past }];
}

function noteOf(field: Schema<"ClientData.Field">, client: ReturnType<typeof useWords>["client"]): string {
    return field.protected_attribute ? client.protected : field.used ? "" : client.notUsed;
}

/** Without accents and capitals. */
function plain(text: string): string {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
