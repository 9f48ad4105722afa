import type { Schema } from "../../api/client";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

interface Properties {
    readonly counts: readonly Schema<"Rejections.Count">[];
    readonly chosen: string | null;
    readonly onChoose: (code: string | null) => void;
}

/** The reasons, the most frequent first; one chosen shows its records alone. */
export function Reasons({ counts, chosen, onChoose }: Properties) {
    const words = useWords();
    const format = useFormat();
    const sorted = [...counts].sort((one, other) => other.count - one.count);
    const most = sorted[0]?.count ?? 0;
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return (
        <Card
            title={words.operations.reasons}
            actions={
                chosen && (
                    <Button kind="quiet" onClick={() => onChoose(null)}>
                        {words.operations.all}
                    </Button>
                )
            }
        >
            {sorted.length === 0 ? (
                <EmptyState text={words.operations.noRejections} />
            ) : (
                <ul class="reasons">
                    {sorted.map(({ code, count }) => (
                        <li key={code}>
                            <button
                                type="button"
                                aria-pressed={code === chosen}
                                onClick={() => onChoose(code === chosen ? null : code)}
                            >
                                <span>{words.operations.codes[code] ?? code}</span>
                                <span class="reasons-count">
                                    {format.number(count)} <span class="faint">{format.percent(count / total)}</span>
                                </span>
                                <span class="reasons-bar" style={{ width: `${(100 * count) / most}%` }} />
                            </button>
                        </li>
                    ))}
                </ul>
            )}
        </Card>
    );
}
