import { useEffect, useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Stat, Stats } from "../../ui/Stat";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

export interface Told {
    readonly status: string;
    readonly behind: number | null;
}

interface Properties {
    readonly told: Told | null;
    readonly seen: readonly Seen[];
    readonly rejected: readonly Schema<"Rejections.Count">[] | undefined;
    readonly models: readonly Schema<"ModelSummary">[] | undefined;
    /** Which time the rejections are of, in words. */
    readonly span: string;
}

export interface Seen {
    readonly at: number;
    readonly behind: number;
}

const AGAIN = 2_000;
/** What is told of how the lag moves is of so many looks. */
const LOOKS = 15;

export function Health({ told, seen, rejected, models, span }: Properties) {
    const words = useWords();
    const format = useFormat();
    const serving = models?.find((model) => model.serving)?.bundle;
    const late = told?.behind ?? null;
    const all = rejected?.reduce((sum, { count }) => sum + count, 0);
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
                note={late === null ? words.operations.lagUnknown : late === 0 ? words.operations.lagNone : <Trend seen={seen} />}
                {...(late === null && { tone: "watch" as const })}
            />
            <Stat
                label={words.operations.rejected}
                value={all === undefined ? words.common.none : format.number(all)}
                note={all === 0 ? span : words.operations.rejectedText(span)}
            />
            <Stat
                label={words.operations.deciding}
                value={serving?.name ?? words.common.none}
                note={serving && serving.version}
            />
        </Stats>
    );
}

/** Whether it catches up, and how soon, as far as one has looked. */
function Trend({ seen }: { seen: readonly Seen[] }) {
    const { operations: words } = useWords();
    const format = useFormat();
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last || last.at === first.at) {
        return <>{words.lagText}</>;
    }
    const perSecond = (1_000 * (first.behind - last.behind)) / (last.at - first.at);
    return (
        <>
            {perSecond > 0
                ? words.catchingUp(format.duration((1_000 * last.behind) / perSecond))
                : perSecond < 0
                  ? words.fallingBehind(format.number(-perSecond, 1))
                  : words.lagText}
        </>
    );
}

/** Told without a key, in a form of its own: its 503 is an answer, too. */
export function useHealth(): { readonly told: Told | null; readonly seen: readonly Seen[] } {
    const [told, setTold] = useState<Told | null>(null);
    const [seen, setSeen] = useState<readonly Seen[]>([]);
    useEffect(() => {
        const left = new AbortController();
        const look = async () => {
            const found = await healthOf(left.signal);
            if (left.signal.aborted) {
                return;
            }
            setTold(found);
            const { behind } = found;
            setSeen((before) => (behind === null ? [] : [...before, { at: Date.now(), behind }].slice(-LOOKS)));
        };
        void look();
        const timer = setInterval(() => document.visibilityState === "visible" && void look(), AGAIN);
        return () => {
            left.abort();
            clearInterval(timer);
        };
    }, []);
    return { told, seen };
}

async function healthOf(signal: AbortSignal): Promise<Told> {
    try {
        return (await (await fetch("/health", { signal, cache: "no-store" })).json()) as Told;
    } catch {
        return { status: "UNREACHABLE", behind: null };
    }
}
