import type { Schema } from "../../api/client";
import { Icon } from "../../ui/Icon";
import { Button } from "../../ui/Button";
import { type Words, useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { type Measuring, categoryWords, numberWords } from "../../words/measure";
import { type Condition, NOTHING_ASKED, conditionOf, rangeOf } from "./filters";

type Changes = Record<string, string | readonly string[] | null>;

interface Properties {
    readonly asked: URLSearchParams;
    readonly fields: readonly Schema<"FormField">[];
    readonly models: readonly Schema<"ModelSummary">[] | undefined;
    readonly onChange: (changes: Changes) => void;
    readonly onPick: (field: string) => void;
}

interface Chip {
    readonly label: string;
    readonly without: Changes;
    readonly field?: string;
}

/** What is filtered by, in words; each can be taken out, and a detail's filter be changed. */
export function Chips({ asked, fields, models, onChange, onPick }: Properties) {
    const words = useWords();
    const format = useFormat();
    const chips = chipsOf(asked, fields, models, { words, format });
    // The button that was pressed is gone then.
    const leave = (changes: Changes) => {
        onChange(changes);
        requestAnimationFrame(() => {
            const next = [".applications-chip-remove", ".applications-find input"].map((each) => document.querySelector<HTMLElement>(each));
            next.find((each) => each !== null)?.focus();
        });
    };
    if (chips.length === 0) {
        return null;
    }
    return (
        <ul class="applications-chips" aria-label={words.applications.active}>
            {chips.map(({ label, without, field }) => (
                <li key={label} class="applications-chip">
                    {field ? (
                        <button type="button" class="applications-chip-label" aria-label={words.applications.change(label)} onClick={() => onPick(field)}>
                            {label}
                        </button>
                    ) : (
                        <span class="applications-chip-label">{label}</span>
                    )}
                    <button type="button" class="applications-chip-remove" aria-label={words.applications.remove(label)} onClick={() => leave(without)}>
                        <Icon name="close" />
                    </button>
                </li>
            ))}
            {chips.length > 1 && (
                <li>
                    <Button kind="quiet" onClick={() => leave(NOTHING_ASKED)}>
                        {words.applications.clearAll}
                    </Button>
                </li>
            )}
        </ul>
    );
}

function chipsOf(
    asked: URLSearchParams,
    fields: readonly Schema<"FormField">[],
    models: readonly Schema<"ModelSummary">[] | undefined,
    measuring: Measuring,
): Chip[] {
    const { words, format } = measuring;
    const { applications } = words;
    const chips: Chip[] = [];
    const find = asked.get("find");
    if (find) {
        chips.push({ label: applications.findChip(find), without: { find: null } });
    }
    const outcomes = asked.getAll("outcome");
    for (const outcome of outcomes) {
        chips.push({
            label: words.common.outcomes[outcome] ?? outcome,
            without: { outcome: outcomes.filter((each) => each !== outcome) },
        });
    }
    const spans = [
        ["min_probability", "max_probability", applications.riskChip, (told: string) => format.percent(Number(told), decimalsOfPercent(Number(told)))],
        ["min_points", "max_points", applications.pointsChip, (told: string) => format.number(Number(told))],
    ] as const;
    for (const [least, most, chip, told] of spans) {
        const range = between(words, numberIn(asked, least, told), numberIn(asked, most, told));
        if (range) {
            chips.push({ label: chip(range), without: { [least]: null, [most]: null } });
        }
    }
    const time = between(words, timeIn(asked, "from", format, 0), timeIn(asked, "to", format, 1));
    if (time) {
        chips.push({ label: applications.timeChip(time), without: { from: null, to: null } });
    }
    const bundle = asked.get("bundle");
    if (bundle) {
        const version = models?.find((model) => model.bundle.sha256 === bundle)?.bundle.version ?? bundle.slice(0, 12);
        chips.push({ label: applications.bundleChip(version), without: { bundle: null } });
    }
    const where = asked.getAll("where");
    for (const each of where) {
        const condition = conditionOf(each);
        const field = fields.find(({ name }) => name === condition.field);
        const label = applications.fieldChip(field?.label ?? condition.field, conditionWords(measuring, field, condition));
        chips.push({ label, without: { where: where.filter((other) => other !== each) }, field: condition.field });
    }
    return chips;
}

function conditionWords(measuring: Measuring, field: Schema<"FormField"> | undefined, { alternatives }: Condition): string {
    const { words, format } = measuring;
    const unit = field?.unit ?? "";
    return format.list(
        alternatives.map((alternative) => {
            const range = unit === "category" ? null : rangeOf(alternative);
            if (range) {
                const [from, to] = [range.from, range.to].map((each) => (each === null ? null : numberWords(measuring, unit, each)));
                // Days gone by: the smaller is the longer.
                const isTurned = unit === "days" && (range.from ?? range.to ?? 0) < 0;
                return (isTurned ? between(words, to ?? null, from ?? null) : between(words, from ?? null, to ?? null)) ?? alternative;
            }
            return alternative === "missing"
                ? words.measures.unknown
                : alternative === "unseen"
                  ? (words.measures.spans["UNSEEN"] ?? alternative)
                  : categoryWords(measuring, alternative, field?.category_words);
        }),
    );
}

function between({ measures }: Words, from: string | null, to: string | null): string | null {
    if (from !== null && to !== null) {
        return from === to ? from : measures.between(from, to);
    }
    return from !== null ? measures.from(from) : to !== null ? measures.upTo(to) : null;
}

function numberIn(asked: URLSearchParams, name: string, told: (value: string) => string): string | null {
    const value = asked.get(name);
    return value && Number.isFinite(Number(value)) ? told(value) : value || null;
}

/** The end is the first moment that is not meant. */
function timeIn(asked: URLSearchParams, name: string, format: Format, less: number): string | null {
    const value = asked.get(name);
    const time = Date.parse(value ?? "");
    return Number.isNaN(time) ? value || null : format.date(time - less);
}

export function decimalsOfPercent(share: number): number {
    return Math.abs(Math.round(share * 100) - share * 100) < 1e-9 ? 0 : 1;
}
