import type { Words } from "../../words";
import type { Format } from "../../words/format";

const YEAR = 365.25;
const MONTH = YEAR / 12;
/** From so many days on one counts in months, and from so many in years: as the service's sentences do. */
const MONTHS_FROM = 61;
const YEARS_FROM = 2 * YEAR;
const PER_PAYMENT = " per payment";
const PER_MONTH = " per month";

export type Units = Words["client"]["units"];

/** A number in the catalogue's unit, as the service's sentences say it, for the axes of charts and for fields that are changed. */
export function measured(value: number, unit: string, format: Format, units: Units): string {
    if (unit.endsWith(PER_PAYMENT)) {
        return units.perPayment(measured(value, unit.slice(0, -PER_PAYMENT.length), format, units));
    }
    if (unit.endsWith(PER_MONTH)) {
        return units.perMonth(measured(value, unit.slice(0, -PER_MONTH.length), format, units));
    }
    switch (unit) {
        case "currency":
            return format.number(value, Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0);
        case "days":
            return duration(Math.abs(value), format, units);
        case "years":
            return years(value, format, units);
        case "share":
            return format.percent(value, Math.abs(value) >= 0.1 || value === 0 ? 0 : 1);
        case "ratio":
            return units.times(significant(value, format));
        case "hour":
            return Number.isInteger(value) ? units.hour(format.number(value)) : significant(value, format);
        case "flag":
            return value === 1 ? units.yes : value === 0 ? units.no : significant(value, format);
        default:
            return significant(value, format);
    }
}

/** Three digits that count. */
export function significant(value: number, format: Format): string {
    const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
    return format.number(value, Math.min(Math.max(2 - size, 0), 6));
}

/** Days that are counted back from the application: the smaller the number, the longer the time. */
export function isBackwards(unit: string, typical: number | null | undefined): boolean {
    return unit === "days" && typical != null && typical < 0;
}

function duration(days: number, format: Format, units: Units): string {
    if (days < MONTHS_FROM) {
        const whole = Math.round(days);
        return units.days(format.number(whole), whole);
    }
    if (days < YEARS_FROM) {
        const months = Math.round(days / MONTH);
        return units.months(format.number(months), months);
    }
    return years(days / YEAR, format, units);
}

function years(count: number, format: Format, units: Units): string {
    return units.years(Math.abs(count) < 10 ? format.number(count, 1) : format.number(Math.floor(count)), count);
}
