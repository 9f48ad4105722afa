import { behind, type Schema } from "../../api/client";
import { Stat, Stats } from "../../ui/Stat";
import { useWords } from "../../words";
import { frequencyOf, useFormat } from "../../words/format";
import type { Decision } from ".";
import { median, quantile, tookOf, usualHour } from "./unusual";

const MOST_OF_THEM = 0.95;

interface Properties {
    readonly summary: Schema<"Summary">;
    readonly decisions: readonly Decision[];
}

export function Figures({ summary, decisions }: Properties) {
    const words = useWords();
    const format = useFormat();
    const { total, mean_probability: risk } = summary.last_hour;
    const usual = usualHour(summary);
    const took = decisions.map(tookOf);
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
                note={took.length === 0 ? words.now.latencyNone : words.now.latencyNote(format.number(took.length), format.duration(quantile(took, MOST_OF_THEM)))}
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
