import type { Words } from ".";
import type { Format } from "./format";

const DAYS_A_YEAR = 365.25;
const MONTHS_FROM = 61;
const WHOLE_YEARS_FROM = 10;
const DIGITS = 3;
const SCALE = /^(?:score|rating) (\d+)-(\d+)$/;

/** Words for values, in the wording that the service's own sentences have. */
export interface Measuring {
    readonly words: Words;
    readonly format: Format;
}

/** What the reader calls categories, by name, so far as the lender's catalogue says it. */
export type CategoryWords = Readonly<Record<string, string>>;

/** A value with its unit. Days are told as the time that they are, whichever way the table counts them. */
export function valueWords(measuring: Measuring, unit: string, value: number | string | null, called?: CategoryWords): string {
    const { measures } = measuring.words;
    if (value === null) {
        return measures.unknown;
    }
    return typeof value === "string" ? categoryWords(measuring, value, called) : amountWords(measuring, unit, value);
}

/** A category that nobody has words for goes by the lender's own name, but for yes and no. */
export function categoryWords({ words: { measures } }: Measuring, name: string, called: CategoryWords = {}): string {
    return (Object.hasOwn(called, name) ? called[name] : undefined) ?? (isYes(name) ? measures.yes : isNo(name) ? measures.no : name);
}

/** A number with its unit, but for a scale, which goes without saying where many are beside each other. */
export function numberWords(measuring: Measuring, unit: string, value: number): string {
    return SCALE.test(unit) ? significant(measuring.format, value) : amountWords(measuring, unit, value);
}

/** Days that are counted back from the application: the smaller the number, the longer the time. */
export function isCountedBack(unit: string, typical: number | null | undefined): boolean {
    return unit === "days" && typical != null && typical < 0;
}

function amountWords(measuring: Measuring, unit: string, value: number): string {
    const { format } = measuring;
    const { measures } = measuring.words;
    const scale = SCALE.exec(unit);
    if (scale) {
        return measures.scale(significant(format, value), scale[1] ?? "", scale[2] ?? "");
    }
    for (const [ending, told] of [
        [" per month", measures.perMonth],
        [" per payment", measures.perPayment],
    ] as const) {
        if (unit.endsWith(ending)) {
            return told(amountWords(measuring, unit.slice(0, -ending.length), value));
        }
    }
    switch (unit) {
        case "currency":
            return format.number(value, Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0);
        case "days":
            return durationWords(measuring, Math.abs(value));
        case "years":
            return yearsWords(measuring, Math.abs(value));
        case "hour":
            return Number.isInteger(value) ? measures.hour(format.number(value)) : significant(format, value);
        case "flag":
            return value === 0 || value === 1 ? (value === 1 ? measures.yes : measures.no) : significant(format, value);
        case "share":
            return shareWords(measuring, value);
        case "ratio":
            return measures.times(significant(format, value));
        case "payments":
            return measures.payments(significant(format, value), rounded(value));
        default:
            return significant(format, value);
    }
}

/** Two digits or three, so that a small share is not none. */
export function shareWords({ format }: Measuring, share: number): string {
    const size = Math.abs(share);
    return format.percent(share, size >= 0.1 || size === 0 ? 0 : size >= 0.01 ? 1 : 2);
}

function durationWords(measuring: Measuring, days: number): string {
    const { words, format } = measuring;
    if (days < MONTHS_FROM) {
        return words.measures.days(significant(format, days), rounded(days));
    }
    return days < 2 * DAYS_A_YEAR
        ? words.measures.months(format.number((12 * days) / DAYS_A_YEAR))
        : yearsWords(measuring, days / DAYS_A_YEAR);
}

function yearsWords({ words, format }: Measuring, years: number): string {
    const said = years < WHOLE_YEARS_FROM ? Math.round(years * 10) / 10 : Math.floor(years);
    return words.measures.years(format.number(said, 1), said);
}

/** Values from one to another, the one or the other of them open. */
export function rangeWords(measuring: Measuring, unit: string, from: number | null, to: number | null): string {
    const { measures } = measuring.words;
    // Days that are counted backwards: the smaller the number, the longer the time.
    const [least, most] = unit === "days" && (to ?? from ?? 0) <= 0 ? [to, from] : [from, to];
    const isPlain = SCALE.test(unit) || (unit === "flag" && from !== to);
    const told = (value: number) => (isPlain ? significant(measuring.format, value) : amountWords(measuring, unit, value));
    if (least === null || most === null) {
        return least !== null ? measures.andMore(told(least)) : most !== null ? measures.below(told(most)) : measures.unknown;
    }
    const [low, high] = [told(least), told(most)];
    const [, number = low, name] = /^(\S+)( .+)$/.exec(low) ?? [];
    return low === high ? low : measures.between(name && high.endsWith(name) ? number : low, high);
}

export function significant(format: Format, value: number): string {
    if (value === 0) {
        return format.number(0);
    }
    const decimals = DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)));
    return format.number(value, Math.max(0, Math.min(decimals, 12)));
}

/** A number as a reader types it: with spaces, and a comma for the point where that is the custom. */
export function numberIn(text: string): number | null {
    const plain = text.replace(/[\s\u00a0\u202f]/g, "");
    const pointed = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", ".");
    const number = pointed === "" ? Number.NaN : Number(pointed);
    return Number.isFinite(number) ? number : null;
}

/** As many digits as {@link significant} says. */
function rounded(value: number): number {
    return Number(value.toPrecision(DIGITS));
}

/** What a reader writes in place of what is stored: days that are counted backwards are years. */
export interface Entry {
    readonly written: (stored: number) => number;
    /** Null where no number is written. */
    readonly stored: (written: string) => number | null;
    /** Whether the greater is written as the smaller. */
    readonly turned: boolean;
}

const AS_IT_STANDS: Entry = { written: (value) => value, stored: numberIn, turned: false };
const YEARS_AGO: Entry = {
    written: (days) => Math.round((-10 * days) / DAYS_A_YEAR) / 10 + 0,
    stored: (written) => {
        const years = numberIn(written);
        return years === null ? null : Math.round(-years * DAYS_A_YEAR) + 0;
    },
    turned: true,
};

/** @param most the greatest usual value: that of days gone by is not above zero */
export function entryOf(unit: string, most: number | undefined): Entry {
    return unit === "days" && most !== undefined && most <= 0 ? YEARS_AGO : AS_IT_STANDS;
}

function isYes(name: string): boolean {
    return name === "Y" || name === "Yes";
}

function isNo(name: string): boolean {
    return name === "N" || name === "No";
}
