import { useLayoutEffect, useState } from "preact/hooks";
import { type Schema, post } from "../../api/client";
import { Problem } from "../../api/problem";
import { language } from "../../words/language";

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

/** Scores an application as it changes, at first at once; an answer to one that has changed since is not waited for. */
export function useScore(application: Record<string, number | string>): Scoring {
    const [state, setState] = useState<{ question: string; answer?: Simulated; problem?: Problem }>({ question: "" });
    const [turn, setTurn] = useState(0);
    const question = `${language.value} ${JSON.stringify(application)}`;

    // On its way before the form is painted.
    useLayoutEffect(() => {
        const outdated = new AbortController();
        const score = () =>
            post("/api/v1/score", { body: { application } }, outdated.signal)
                .then((scored) => "decided" in scored && setState({ question, answer: scored }))
                .catch((error: unknown) => {
                    if (!outdated.signal.aborted) {
                        const problem = error instanceof Problem ? error : new Problem("failed", 0, "");
                        setState(({ answer }) => ({ question, problem, ...(answer && { answer }) }));
                    }
                });
        const timer = state.question === "" ? void score() : setTimeout(score, PAUSE);
        return () => {
            clearTimeout(timer);
            outdated.abort();
        };
    }, [question, turn]);

    const isCurrent = state.question === question;
    return {
        answer: state.answer,
        problem: isCurrent ? state.problem : undefined,
        isOld: !isCurrent || state.problem !== undefined,
        again: () => setTurn((before) => before + 1),
    };
}
