import type { ComponentChildren } from "preact";
import { useWords } from "../words";
import { Icon } from "./Icon";

export type OutcomeName = "APPROVE" | "REVIEW" | "REFUSE";

const TONES = { APPROVE: "approve", REVIEW: "review", REFUSE: "refuse" } as const;

/** What was decided: a word, a sign and a colour. */
export function OutcomeBadge({ outcome, large }: { outcome: string; large?: boolean }) {
    const words = useWords();
    const tone = TONES[outcome as OutcomeName] ?? "review";
    return (
        <span class="badge" data-tone={tone} data-large={large}>
            <Icon name={tone} />
            {words.common.outcomes[outcome] ?? outcome}
        </span>
    );
}

export function Badge({ tone, children }: { tone?: "good" | "watch" | "bad"; children: ComponentChildren }) {
    return (
        <span class="badge" data-tone={tone && { good: "approve", watch: "review", bad: "refuse" }[tone]}>
            {children}
        </span>
    );
}
