import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { language } from "../words/language";
import { type Asked, type AnswerOf, type GetPath, addressOf, get, lastAnswer } from "./client";
import { Problem } from "./problem";

export interface Loaded<T> {
    /** What was answered last; it stays while a newer answer comes, and when that fails. */
    readonly data: T | undefined;
    readonly problem: Problem | undefined;
    readonly isLoading: boolean;
    readonly reload: () => void;
}

/**
 * What the service answers to a question; asked again when the question or the language changes, every so often if told so (not
 * while the page is hidden), and never twice at a time: a question that is outdated is cancelled.
 *
 * @param asked `null` asks nothing
 */
export function useData<P extends GetPath>(
    template: P,
    asked: Asked<P> | null = {},
    every?: number,
): Loaded<AnswerOf<P>> {
    const question = asked && `${language.value} ${addressOf(template, asked.path, asked.query)}`;
    const [found, setFound] = useState<{ question: string; data?: AnswerOf<P>; problem?: Problem }>();
    const [turn, setTurn] = useState(0);
    const isAsking = useRef(false);
    const latest = useRef(asked);
    latest.current = asked;

    // On its way before what waits for it is painted.
    useLayoutEffect(() => {
        if (question === null || latest.current === null) {
            return;
        }
        const cancelled = new AbortController();
        isAsking.current = true;
        get(template, latest.current, cancelled.signal)
            .then((data) => !cancelled.signal.aborted && setFound({ question, data }))
            .catch((error: unknown) => {
                if (!cancelled.signal.aborted) {
                    const problem = error instanceof Problem ? error : new Problem("failed", 0, "");
                    setFound((before) => ({ ...(before?.question === question && before), question, problem }));
                }
            })
            .finally(() => {
                isAsking.current = isAsking.current && cancelled.signal.aborted;
            });
        return () => cancelled.abort();
    }, [template, question, turn]);

    const reload = useCallback(() => setTurn((before) => before + 1), []);
    useEffect(() => {
        if (every === undefined) {
            return;
        }
        const timer = setInterval(() => document.visibilityState === "visible" && !isAsking.current && reload(), every);
        return () => clearInterval(timer);
    }, [every, reload]);

    const isCurrent = found?.question === question;
    const data = isCurrent && found?.data !== undefined ? found.data : asked ? lastAnswer(template, asked) : undefined;
    const problem = isCurrent ? found?.problem : undefined;
    return { data, problem, isLoading: question !== null && data === undefined && problem === undefined, reload };
}
