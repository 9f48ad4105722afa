import { type Language, language } from "./language";

/** Numbers, times and amounts as a reader of a language writes them. */
export interface Format {
    readonly number: (value: number, digits?: number) => string;
    /** Of a share from 0 to 1. */
    readonly percent: (share: number, digits?: number) => string;
    /** 1.2 million as "1.2M". */
    readonly compact: (value: number) => string;
    readonly date: (time: string | number) => string;
    /** With its time zone named. */
    readonly dateTime: (time: string | number) => string;
    /** From one time to another, with its zone; what they have in common is said once. */
    readonly span: (from: string | number, to: string | number) => string;
    readonly time: (time: string | number) => string;
    readonly hour: (time: string | number) => string;
    readonly day: (time: string | number) => string;
    /** Of a month as ISO 8601 has it, such as 2026-03. */
    readonly month: (month: string) => string;
    readonly days: (count: number) => string;
    /** "3 minutes ago". */
    readonly ago: (time: string | number, now?: number) => string;
    /** Some milliseconds, in the unit that suits them. */
    readonly duration: (milliseconds: number) => string;
    /** A value with the unit that the catalogue names: a currency's code or any other. */
    readonly amount: (value: number, unit?: string | null, digits?: number) => string;
    readonly bytes: (count: number) => string;
    readonly list: (parts: readonly string[]) => string;
    /** Which form of a plural a count takes. */
    readonly plural: (count: number, one: string, other: string) => string;
}

const LOCALES: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };
const DATE_TIME = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
const made = new Map<Language, Format>();

/** @param zone by its IANA name; the device's unless said otherwise */
export function formatOf(spoken: Language, zone?: string): Format {
    const locale = LOCALES[spoken];
    // Each is made when it is first used: to make one takes milliseconds, and few pages need all.
    const times = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
    const time = (options: Intl.DateTimeFormatOptions) => {
        const form = times(options);
        return (at: string | number) => form().format(new Date(at));
    };
    const { timeZoneName, ...upToMinutes } = DATE_TIME;
    const minutes = times(upToMinutes);
    const seconds = times({ ...upToMinutes, second: "2-digit" });
    const named = times({ timeZoneName });
    const months = times({ timeZone: "UTC", month: "short", year: "numeric" });
    const forms = new Map<string, Intl.NumberFormat>();
    const number = (value: number, options: Intl.NumberFormatOptions) => {
        const name = JSON.stringify(options);
        // A half goes to the even neighbour, as the service rounds it.
        const form = forms.get(name) ?? new Intl.NumberFormat(locale, { roundingMode: "halfEven", ...options });
        forms.set(name, form);
        return form.format(value);
    };
    const plurals = once(() => new Intl.PluralRules(locale));
    const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
    const list = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
    return {
        number: (value, digits = 0) => number(value, { maximumFractionDigits: digits }),
        percent: (share, digits = 0) =>
            // French has a narrow space there, which this locale's data do not know.
            number(share, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("\u00a0%", "\u202f%"),
        compact: (value) => number(value, { notation: "compact", maximumFractionDigits: 1 }),
        date: time({ dateStyle: "medium" }),
        dateTime: time(DATE_TIME),
        span: (from, to) => {
            const [start, end] = [new Date(from), new Date(to)];
            const range = end.getTime() - start.getTime() < 60_000 ? seconds : minutes;
            const zoned = named().formatToParts(end).find(({ type }) => type === "timeZoneName");
            return `${range().formatRange(start, end)} ${zoned?.value ?? ""}`;
        },
        time: time({ timeStyle: "medium" }),
        hour: time({ hour: "2-digit", minute: "2-digit" }),
        day: time({ day: "numeric", month: "short" }),
        month: (month) => months().format(new Date(`${month}-01`)),
        days: (count) => number(count, { style: "unit", unit: "day", unitDisplay: "long" }),
        ago: (at, now = Date.now()) => {
            const since = Math.round((new Date(at).getTime() - now) / 1000);
            const [size, unit] =
                Math.abs(since) < 60
                    ? ([1, "second"] as const)
                    : Math.abs(since) < 3_600
                      ? ([60, "minute"] as const)
                      : Math.abs(since) < 86_400
                        ? ([3_600, "hour"] as const)
                        : ([86_400, "day"] as const);
            return relative().format(Math.trunc(since / size), unit);
        },
        duration: (milliseconds) => {
            const [size, unit, digits] =
                milliseconds < 1_000
                    ? ([1, "millisecond", 0] as const)
                    : milliseconds < 60_000
                      ? ([1_000, "second", 1] as const)
                      : ([60_000, "minute", 1] as const);
            return number(milliseconds / size, {
                style: "unit",
                unit,
                unitDisplay: "short",
                maximumFractionDigits: digits,
            });
        },
        amount: (value, unit, digits = 0) => {
            if (unit && /^[A-Z]{3}$/.test(unit)) {
                return number(value, {
                    style: "currency",
                    currency: unit,
                    minimumFractionDigits: digits,
                    maximumFractionDigits: digits,
                });
            }
            const plain = number(value, { maximumFractionDigits: digits });
            return unit ? `${plain}\u00a0${unit}` : plain;
        },
        bytes: (count) => {
            const [size, unit] = count < 1_000_000 ? ([1_000, "kilobyte"] as const) : ([1_000_000, "megabyte"] as const);
            return number(count / size, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: unit === "megabyte" ? 1 : 0 });
        },
        list: (parts) => list().format(parts),
        plural: (count, one, other) => (plurals().select(count) === "one" ? one : other),
    };
}

function once<T>(make: () => T): () => T {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
}

/** In the reader's language; a component that uses it is drawn anew when that changes. */
export function useFormat(): Format {
    const spoken = language.value;
    const format = made.get(spoken) ?? formatOf(spoken);
    made.set(spoken, format);
    return format;
}

export interface Frequency {
    readonly relation: "ABOUT" | "FEWER_THAN" | "MORE_THAN";
    readonly count: number;
    readonly of: number;
}

/** A probability as people count, by the service's own rule: a risk is never rounded to none nor to all. */
export function frequencyOf(probability: number, of = 100): Frequency {
    const count = probability * of;
    if (count < 1) {
        return { relation: "FEWER_THAN", count: 1, of };
    }
    return count > of - 1
        ? { relation: "MORE_THAN", count: of - 1, of }
        : { relation: "ABOUT", count: Math.round(count), of };
}
