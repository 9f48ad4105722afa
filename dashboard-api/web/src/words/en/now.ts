export interface Sentence {
    readonly total: number;
    readonly count: string;
    readonly approved: string;
}

export const now = {
    lead: ({ total, count, approved }: Sentence) =>
        total === 0
            ? "No application in the last hour"
            : total === 1
              ? "1 application in the last hour"
              : `${count} applications in the last hour, ${approved} approved`,
    usual: "nothing unusual.",
    watched: (count: number) => (count === 1 ? "one thing to watch." : `${count} things to watch.`),
    alerted: (count: number) => (count === 1 ? "one alert needs a look." : `${count} alerts need a look.`),
    nothing: "No application has been decided yet. Decisions appear here as they are made.",
    hourUntil: (time: string) => `The hour up to ${time}`,
    decisions: "Decisions",
    lastHour: "Applications in the last hour",
    usualHour: (count: string) => `${count} in a usual hour`,
    refusedRisk: "Mean probability of default",
    refusedRiskNote: (frequency: string) => `${frequency} do not repay`,
    latency: "From application to decision",
    latencyNote: (count: string) => `half of the last ${count} took less`,
    latencyNone: "no live decision seen yet",
    lag: "Records still to be read",
    lagNone: "figures are up to date",
    lagSome: "figures are catching up",
    lagUnknown: "nobody writes at the moment",
    shares: "What was decided in the last hour",
    volume: "Applications by hour",
    volumeText: (from: string, to: string, total: string, most: string) =>
        `From ${from} to ${to}: ${total} applications, at most ${most} in an hour.`,
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
    noDrift: "Those who apply are like those the model was trained on.",
    seeDrift: "See drift",
    since: (when: string) => `since ${when}`,
    severities: { WATCH: "Watch", ALERT: "Alert" } as Record<string, string>,
};
