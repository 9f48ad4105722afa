import type { Schema } from "../../api/client";

export type FormField = Schema<"FormField">;
export type Value = number | string | null;
export type Values = Readonly<Record<string, Value>>;

/** A typical application: what training saw most often, or in the middle; what has no usual value is left out. */
export function typical(fields: readonly FormField[]): Values {
    return Object.fromEntries(fields.map((field) => [field.name, field.protected_attribute ? null : typicalOf(field)]));
}

function typicalOf({ kind, unit, categories, usual }: FormField): Value {
    if (kind === "CATEGORY") {
        return categories[0] ?? null;
    }
    if (!usual) {
        return null;
    }
    const { low, high } = usual;
    switch (unit) {
        case "currency":
            return low > 0 ? rounded(Math.sqrt(low * high)) : rounded((low + high) / 2);
        case "days":
            return Math.round(low < 0 && high < 0 ? -Math.sqrt(low * high) : low > 0 ? Math.sqrt(low * high) : (low + high) / 2);
        case "flag":
            return low;
        case "count":
            return low > 0 ? Math.round(Math.sqrt(low * high)) : low;
        case "hour":
            return Math.round((low + high) / 2);
        default:
            return /^score /.test(unit) ? Math.round(50 * (low + high)) / 100 : /^rating /.test(unit) ? Math.round((low + high) / 2) : null;
    }
}

/** As people write an amount: two digits that count. */
function rounded(amount: number): number {
    const size = 10 ** (Math.floor(Math.log10(Math.abs(amount))) - 1);
    return amount === 0 ? 0 : Math.round(amount / size) * size;
}

/** What differs from the typical application, as an address holds it: `AMT_CREDIT:300000`, and `AMT_CREDIT:` for not known. */
export function changesWritten(changes: Values): string[] {
    return Object.entries(changes).map(([name, value]) => `${name}:${value ?? ""}`);
}

export function changesRead(written: readonly string[], fields: readonly FormField[]): Values {
    const changes: Record<string, Value> = {};
    for (const each of written) {
        const colon = each.indexOf(":");
        const field = fields.find(({ name }) => name === each.slice(0, colon));
        const text = each.slice(colon + 1);
        if (colon > 0 && field && !field.protected_attribute) {
            changes[field.name] = text === "" ? null : field.kind === "NUMBER" && Number.isFinite(Number(text)) ? Number(text) : text;
        }
    }
    return changes;
}

/** With a value that is the typical one, a field is not changed. */
export function withChange(changes: Values, defaults: Values, name: string, value: Value): Values {
    const { [name]: _, ...others } = changes;
    return value === (defaults[name] ?? null) ? others : { ...others, [name]: value };
}

/** What is sent: values that are known. */
export function applicationOf(defaults: Values, changes: Values): Record<string, number | string> {
    const known = Object.entries({ ...defaults, ...changes }).filter((entry): entry is [string, number | string] => entry[1] !== null);
    return Object.fromEntries(known);
}

export interface Section {
    readonly code: string;
    readonly label: string;
    readonly fields: readonly FormField[];
    /** Whether it is seen before anybody asks for it. */
    readonly isFirst: boolean;
}

/** So many groups are open at first, beside the loan's. */
const FIRST = 4;
/** A group of more is opened by hand. */
const MANY = 12;

/** The loan, then the catalogue's groups, those first that move scores most, and at last what the model does not see as it stands. */
export function sectionsOf(fields: readonly FormField[], names: { readonly loan: string; readonly rest: string }): Section[] {
    const shown = fields.filter((field) => !field.protected_attribute);
    const loan = shown.filter(({ movable }) => movable);
    const groups = new Map<string, { label: string; share: number; members: FormField[] }>();
    for (const field of shown.filter(({ movable }) => !movable)) {
        const { code, label, share } = field.group ?? { code: "rest", label: names.rest, share: 0 };
        const members = groups.get(code)?.members ?? [];
        groups.set(code, { label, share, members: [...members, field] });
    }
    return [
        ...(loan.length === 0 ? [] : [{ code: "loan", label: names.loan, fields: loan, isFirst: true }]),
        ...[...groups]
            .sort(([, one], [, other]) => other.share - one.share)
            .map(([code, { label, members }], i) => ({
                code,
                label,
                fields: members.sort(
                    (one, other) => Number(other.mandatory) - Number(one.mandatory) || (other.share ?? 0) - (one.share ?? 0),
                ),
                isFirst: (i < FIRST && members.length <= MANY) || members.some(({ mandatory }) => mandatory),
            })),
    ];
}

export function requestOf(application: Record<string, number | string>): string {
    return JSON.stringify({ application }, null, 2);
}

/** For a shell: the key is a variable there, never a text. */
export function curlOf(origin: string, request: string): string {
    return [
        `curl -X POST '${origin}/api/v1/score' \\`,
        `  -H "Authorization: Bearer $SCORELINE_KEY" \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d '${request.replaceAll("'", String.raw`'\''`)}'`,
    ].join("\n");
}
