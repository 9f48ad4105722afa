import type { ComponentChildren } from "preact";
import type { Loaded } from "../api/useData";
import type { Problem } from "../api/problem";
import { useWords } from "../words";
import { Button } from "./Button";

interface EmptyProperties {
    readonly title?: string;
    readonly text?: string;
    readonly action?: ComponentChildren;
}

export function EmptyState({ title, text, action }: EmptyProperties) {
    const words = useWords();
    return (
        <div class="state">
            {title && <p class="state-title">{title}</p>}
            <p class="soft">{text ?? words.common.empty}</p>
            {action}
        </div>
    );
}

export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
    const words = useWords();
    const { title, text } = words.problems[problem.kind];
    return (
        <div class="state" role="alert">
            <p class="state-title">{title}</p>
            <p class="soft">{text}</p>
            {problem.faults.length > 0 && (
                <ul class="faults">
                    {problem.faults.map((fault) => (
                        <li key={fault.pointer}>
                            <code>{fault.pointer}</code> {fault.detail}
                        </li>
                    ))}
                </ul>
            )}
            {onRetry && <Button onClick={onRetry}>{words.common.retry}</Button>}
        </div>
    );
}

/** Grey where something is about to be. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
    const words = useWords();
    return (
        <div class="skeleton" role="status" aria-label={words.common.loading}>
            {Array.from({ length: lines }, (_, i) => (
                <span key={i} />
            ))}
        </div>
    );
}

interface ShownProperties<T> {
    readonly of: Loaded<T>;
    readonly lines?: number;
    readonly children: (data: T) => ComponentChildren;
}

/** What was loaded, or why it is not there yet. What was there before stays while it is asked for again. */
export function Shown<T>({ of, lines, children }: ShownProperties<T>) {
    if (of.data !== undefined) {
        return <>{children(of.data)}</>;
    }
    return of.problem ? <ErrorState problem={of.problem} onRetry={of.reload} /> : <Skeleton {...(lines && { lines })} />;
}
