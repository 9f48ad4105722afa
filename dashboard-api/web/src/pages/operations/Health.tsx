import { useEffect, useState } from "preact/hooks";
import { type Schema, send } from "../../api/client";
import { Stat, Stats } from "../../ui/Stat";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

interface Told {
    readonly status: string;
    readonly behind: number | null;
}

interface Properties {
    readonly rejected: readonly Schema<"Rejections.Count">[] | undefined;
    readonly models: readonly Schema<"ModelSummary">[] | undefined;
}

const AGAIN = 2_000;

export function Health({ rejected, models }: Properties) {
    const words = useWords();
    const format = useFormat();
    const told = useHealth();
    const serving = models?.find((model) => model.serving)?.bundle;
    const late = told?.behind ?? null;
    return (
        <Stats>
            <Stat
                label={words.operations.health}
                value={told ? (words.operations.states[told.status] ?? told.status) : words.common.none}
                {...(told && { tone: told.status === "UP" ? ("good" as const) : ("bad" as const) })}
            />
            <Stat
                label={words.operations.lag}
                value={late === null ? words.common.none : format.number(late)}
                note={late === null ? words.operations.lagUnknown : words.operations.lagText}
            />
            <Stat
                label={words.operations.rejected}
                value={rejected ? format.number(rejected.reduce((sum, { count }) => sum + count, 0)) : words.common.none}
                note={words.operations.rejectedText}
            />
            <Stat
                label={words.operations.deciding}
                value={serving?.name ?? words.common.none}
                note={serving && serving.version}
            />
        </Stats>
    );
}

/** Told without a key, in a form of its own: its 503 is an answer, too. */
function useHealth(): Told | null {
    const [told, setTold] = useState<Told | null>(null);
    useEffect(() => {
        const left = new AbortController();
        const look = () =>
            send("/health", { signal: left.signal })
                .then(async (response) => setTold((await response.json()) as Told))
                .catch(() => !left.signal.aborted && setTold({ status: "DOWN", behind: null }));
        void look();
        const timer = setInterval(() => document.visibilityState === "visible" && void look(), AGAIN);
        return () => {
            left.abort();
            clearInterval(timer);
        };
    }, []);
    return told;
}
