import type { Format } from "./format";

/** What a change of log-odds does to the odds: +0.7 doubles them, "+100 %". */
export function oddsChange(format: Format, logOdds: number, digits = 0): string {
    const change = Math.exp(logOdds) - 1;
    return `${change < 0 ? "−" : "+"}${format.percent(Math.abs(change), digits)}`;
}
