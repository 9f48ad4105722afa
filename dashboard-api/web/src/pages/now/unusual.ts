import type { Schema } from "../../api/client";

type Summary = Schema<"Summary">;

/** What differs from what is usual, beside drift. */
export type Notice =
    | { readonly kind: "fewer" | "more"; readonly usual: number }
    | { readonly kind: "approvedLess" | "approvedMore"; readonly share: number; readonly usual: number }
    | { readonly kind: "slow"; readonly milliseconds: number }
    | { readonly kind: "behind"; readonly records: number };

const HOUR = 3_600_000;
/** Fewer hours tell nothing of a usual one. */
const ENOUGH_HOURS = 3;
/** Beyond half of the quietest and twice the busiest hour, and so many applications away from it. */
const FACTOR = 2;
const NOTABLE_APPLICATIONS = 20;
/** Standard errors and share by which what is approved differs: chance alone does so in one of 16,000 hours. */
const SURE = 4;
const NOTABLE_SHARE = 0.05;
const ENOUGH_LIVE = 20;
const SLOW = 5_000;
const NOTABLE_RECORDS = 1_000;

/** When the last application came, if that is more than an hour ago: the last hour of the figures is then no hour of today. */
export function silentSince({ newest }: Summary, now: number): string | null {
    return newest && now - Date.parse(newest) > HOUR ? newest : null;
}

export function tookOf({ submitted_at, decided_at }: { readonly submitted_at: string; readonly decided_at: string }): number {
    return Math.max(0, Date.parse(decided_at) - Date.parse(submitted_at));
}

interface Watched {
    readonly summary: Summary;
    readonly behind: number | null;
    /** From application to decision, of those that came while one looked. */
    readonly took: readonly number[];
}

export function unusual({ summary, behind, took }: Watched): Notice[] {
    const { last_hour: last, all } = summary;
    const notices: Notice[] = [];
    const hours = wholeHours(summary);
    const usual = usualHour(summary);
    if (usual !== null) {
        const [least, most] = [Math.min(...hours) / FACTOR, Math.max(...hours) * FACTOR];
        if (last.total < least && least - last.total >= NOTABLE_APPLICATIONS) {
            notices.push({ kind: "fewer", usual });
        } else if (last.total > most && last.total - most >= NOTABLE_APPLICATIONS) {
            notices.push({ kind: "more", usual });
        }
    }
    const before = all.total - last.total;
    if (before > 0 && last.total > 0) {
        const [share, usually] = [last.approved / last.total, (all.approved - last.approved) / before];
        const error = Math.sqrt(((all.approved / all.total) * (1 - all.approved / all.total)) * (1 / last.total + 1 / before));
        const moved = share - usually;
        if (Math.abs(moved) > NOTABLE_SHARE && Math.abs(moved) > SURE * error) {
            notices.push({ kind: moved < 0 ? "approvedLess" : "approvedMore", share, usual: usually });
        }
    }
    if (took.length >= ENOUGH_LIVE && median(took) > SLOW) {
        notices.push({ kind: "slow", milliseconds: median(took) });
    }
    if (behind !== null && behind > NOTABLE_RECORDS) {
        notices.push({ kind: "behind", records: behind });
    }
    return notices;
}

/** The first and the last may be cut short. */
function wholeHours({ steps }: Summary): readonly number[] {
    return steps
        .slice(1, -1)
        .map(({ counts }) => counts.total)
        .filter((total) => total > 0);
}

export function usualHour(summary: Summary): number | null {
    const whole = wholeHours(summary);
    return whole.length < ENOUGH_HOURS ? null : median(whole);
}

export function median(numbers: readonly number[]): number {
    return quantile(numbers, 0.5);
}

/** Between two where none is in that place. */
export function quantile(numbers: readonly number[], share: number): number {
    const sorted = [...numbers].sort((one, other) => one - other);
    const at = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
    return below + (above - below) * (at - Math.floor(at));
}

/** Whether drift is looked for, and what was found. */
export type Watch =
    | { readonly state: "loading" | "unknown" | "nobody" }
    | { readonly state: "stale"; readonly end: string }
    | { readonly state: "fine" }
    | { readonly state: "found"; readonly alerts: number; readonly watched: number };

interface Looked {
    readonly alerts: readonly Schema<"AlertDocument">[] | undefined;
    readonly windows: readonly Schema<"WindowSummary">[] | undefined;
    readonly isFailed: boolean;
    readonly newest: string | null;
}

/** A window may be reported as long after its end as it is long; twice that, and nobody watches any more. */
const PATIENCE = 3;

export function watchOf({ alerts, windows, isFailed, newest }: Looked): Watch {
    if (alerts && alerts.length > 0) {
        const alerted = alerts.filter(({ severity }) => severity === "ALERT").length;
        return { state: "found", alerts: alerted, watched: alerts.length - alerted };
    }
    if (!alerts || !windows) {
        return { state: isFailed ? "unknown" : "loading" };
    }
    const last = windows[0];
    if (!last) {
        return { state: "nobody" };
    }
    const [start, end] = [Date.parse(last.start), Date.parse(last.end)];
    return newest && Date.parse(newest) - end > PATIENCE * (end - start) ? { state: "stale", end: last.end } : { state: "fine" };
}
