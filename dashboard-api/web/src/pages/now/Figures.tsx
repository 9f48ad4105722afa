import { behind, type Schema } from "../../api/client";
import { Stat, Stats } from "../../ui/Stat";
import { useWords } from "../../words";
import { frequencyOf, useFormat } from "../../words/format";
import type { Decision } from ".";

/** Fewer tell nothing of a usual hour. */
const ENOUGH_HOURS = 3;

interface Properties {
    readonly summary: Schema<"Summary">;
    readonly decisions: readonly Decision[];
}

export function Figures({ summary, decisions }: Properties) {
    const words = useWords();
    const format = useFormat();
    const { total, mean_probability: risk } = summary.last_hour;
    const usual = usualHour(summary.steps.map(({ counts }) => counts.total));
    const took = decisions
        .map((each) => Date.parse(each.decided_at) - Date.parse(each.submitted_at))
        .filter((each) => each >= 0);
    const late = behind.value;
    return (
        <Stats>
            <Stat
                label={words.now.lastHour}
                value={format.number(total)}
                note={usual === null ? words.now.hourUntil(format.hour(summary.to)) : words.now.usualHour(format.number(usual))}
            />
            <Stat
                label={words.now.refusedRisk}
                value={risk == null ? words.common.none : format.percent(risk, 1)}
                note={risk != null && words.now.refusedRiskNote(words.common.frequency(frequencyOf(risk)))}
            />
            <Stat
                label={words.now.latency}
                value={took.length === 0 ? words.common.none : format.duration(median(took))}
                note={took.length === 0 ? words.now.latencyNone : words.now.latencyNote(format.number(took.length))}
            />
            <Stat
                label={words.now.lag}
                value={late === null ? words.common.none : format.number(late)}
                note={late === null ? words.now.lagUnknown : late === 0 ? words.now.lagNone : words.now.lagSome}
                {...(late === null && { tone: "watch" as const })}
            />
        </Stats>
    );
}

/** Of whole hours: the first and the last may be cut short. */
function usualHour(totals: readonly number[]): number | null {
    const whole = totals.slice(1, -1).filter((total) => total > 0);
    return whole.length < ENOUGH_HOURS ? null : median(whole);
}

export function median(numbers: readonly number[]): number {
    const sorted = [...numbers].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
