import { useEffect, useState } from "preact/hooks";
import { type Schema, post } from "../../api/client";
import { Problem } from "../../api/problem";

export type Simulated = Schema<"Scored.Simulated">;

/** While somebody types. */
const PAUSE = 120;

export interface Scoring {
    /** The last that could be scored. */
    readonly answer: Simulated | undefined;
    readonly problem: Problem | undefined;
    /** Whether the answer is that of another application than the one that stands there now. */
    readonly isOld: boolean;
    readonly again: () => void;
}

/** Scores an application as it changes; an answer to one that has changed since is not waited for. */
export function useScore(application: Record<string, number | string> | null): Scoring {
    const [state, setState] = useState<{ body: string; answer?: Simulated; problem?: Problem }>({ body: "" });
    const [turn, setTurn] = useState(0);
    const body = application && JSON.stringify(application);

    useEffect(() => {
        if (body === null) {
            return;
        }
        const outdated = new AbortController();
        const timer = setTimeout(
            () => {
                post("/api/v1/score", { body: { application: JSON.parse(body) as Record<string, unknown> } }, outdated.signal)
                    .then((scored) => "decision" in scored && setState({ body, answer: scored }))
                    .catch((error: unknown) => {
                        if (!outdated.signal.aborted) {
                            const problem = error instanceof Problem ? error : new Problem("failed", 0, "");
                            setState(({ answer }) => ({ body, problem, ...(answer && { answer }) }));
                        }
                    });
            },
            state.body === "" ? 0 : PAUSE,
        );
        return () => {
            clearTimeout(timer);
            outdated.abort();
        };
    }, [body, turn]);

    const isCurrent = state.body === body;
    return {
        answer: state.answer,
        problem: isCurrent ? state.problem : undefined,
        isOld: !isCurrent || state.problem !== undefined,
        again: () => setTurn((before) => before + 1),
    };
}
