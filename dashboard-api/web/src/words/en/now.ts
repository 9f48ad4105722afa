import { plural } from "./plural";

export interface Sentence {
    readonly total: number;
    readonly count: string;
    readonly approved: string;
    /** When the last of them applied, if that is long ago. */
    readonly until: string | null;
}

export const now = {
    lead: ({ total, count, approved, until }: Sentence) => {
        const when = until === null ? "in the last hour" : `in the hour up to ${until}, and none since`;
        return total === 0
            ? `No application ${when}`
            : total === 1
              ? `1 application ${when}`
              : until === null
                ? `${count} applications ${when}, ${approved} approved`
                : `${count} applications, ${approved} of them approved, ${when}`;
    },
    joined: (parts: readonly string[]) => `${parts.join("; ")}.`,
    usual: "nothing unusual",
    usualBut: "nothing unusual in their number and decisions",
    watched: (count: number) => (count === 1 ? "one thing to watch" : `${count} things to watch`),
    alerted: (count: number) => (count === 1 ? "one alert of drift needs a look" : `${count} alerts of drift need a look`),
    notices: {
        fewer: (usual: string) => `far fewer than usual (${usual} an hour)`,
        more: (usual: string) => `far more than usual (${usual} an hour)`,
        approvedLess: (usual: string) => `fewer are approved than usual (${usual})`,
        approvedMore: (usual: string) => `more are approved than usual (${usual})`,
        slow: (took: string) => `decisions are slow: half take more than ${took}`,
        behind: (count: string) => `figures are ${count} ${plural(count, "record", "records")} behind`,
    },
    watching: {
        loading: "drift is being looked up",
        unknown: "whether anything drifts is not known at the moment",
        nobody: "nobody watches for drift",
        stale: (end: string) => `drift was last looked at up to ${end}`,
    },
    nothing: "No application has been decided yet. Decisions appear here as they are made.",
    hourUntil: (time: string) => `The hour up to ${time}`,
    decisions: "Decisions",
    lastHour: "Applications in the last hour",
    usualHour: (count: string) => `${count} in a usual hour`,
    refusedRisk: "Mean probability of default",
    refusedRiskNote: (frequency: string) => `${frequency} do not repay`,
    latency: "From application to decision",
    latencyNote: (count: string, slow: string) => `half of the last ${count}; 19 of 20 within ${slow}`,
    latencyNone: "no decision seen yet",
    lag: "Records still to be read",
    lagNone: "figures are up to date",
    lagSome: "figures are catching up",
    lagUnknown: "nobody writes at the moment",
    shares: "What was decided in the last hour",
    volume: "Applications by hour",
    volumeText: (from: string, to: string, total: string, most: string) =>
        `From ${from} to ${to}: ${total} ${plural(total, "application", "applications")}, at most ${most} in an hour.`,
    hour: "Hour",
    total: "All",
    live: "Live decisions",
    liveText: "The newest first",
    connection: {
        connecting: "Connecting…",
        live: "Live",
        lost: "Connection lost, trying again",
        paused: "Paused",
    },
    pause: "Pause",
    resume: "Resume",
    waiting: "Waiting for the next decision…",
    arrived: (count: string) => `${count} since this page was opened`,
    drift: "Drift",
    nobodyTitle: "Nobody watches for drift",
    nobody: "No drift monitor has reported a window yet. Once one runs, what moved is told here.",
    driftUnknown: "Whether anything drifts cannot be looked up at the moment.",
    driftStale: (end: string) => `No alert is open, but the last window ended ${end}: the drift monitor may have stopped.`,
    window: (span: string, rows: string, drifting: number, told: string, all: string) =>
        `Newest window: ${rows} ${plural(rows, "decision", "decisions")}, ${span}. Of ${all} things watched, ${drifting === 0 ? "none drifts" : drifting === 1 ? "one drifts or is to be watched" : `${told} drift or are to be watched`}.`,
    moreAlerts: (count: number, told: string) => (count === 1 ? "and one more" : `and ${told} more`),
    noDrift: "Those who apply are like those the model was trained on.",
    seeDrift: "See drift",
    since: (when: string) => `since ${when}`,
    severities: { WATCH: "Watch", ALERT: "Alert" } as Record<string, string>,
};
