import { useWords } from "../words";
import { useFormat } from "../words/format";
import { Icon } from "./Icon";

interface Properties {
    readonly approved: number;
    readonly reviewed: number;
    readonly refused: number;
}

/** How many were approved, sent to review and refused: a bar, and the same in words and numbers. */
export function Shares({ approved, reviewed, refused }: Properties) {
    const words = useWords();
    const format = useFormat();
    const total = approved + reviewed + refused;
    const parts = [
        { outcome: "APPROVE", tone: "approve", count: approved },
        { outcome: "REVIEW", tone: "review", count: reviewed },
        { outcome: "REFUSE", tone: "refuse", count: refused },
    ] as const;
    return (
        <div class="shares">
            <div class="shares-bar" aria-hidden="true">
                {total > 0 &&
                    parts.map(({ tone, count }) => (
                        <span key={tone} data-tone={tone} style={{ flexGrow: count }} />
                    ))}
            </div>
            <ul>
                {parts.map(({ outcome, tone, count }) => (
                    <li key={outcome} data-tone={tone}>
                        <Icon name={tone} />
                        <span>{words.common.outcomes[outcome]}</span>
                        <strong>{total > 0 ? format.percent(count / total) : words.common.none}</strong>
                        <span class="faint">{format.number(count)}</span>
                    </li>
                ))}
            </ul>
        </div>
    );
}
