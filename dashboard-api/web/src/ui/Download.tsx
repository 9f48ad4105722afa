import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Problem } from "../api/problem";
import { save } from "../api/save";
import { useWords } from "../words";
import { Button } from "./Button";

interface Properties {
    readonly address: string;
    /** Of the file as it is saved. */
    readonly name: string;
    readonly children: ComponentChildren;
}

/** Fetches a file and saves it; says so beside the button where that fails. */
export function Download({ address, name, children }: Properties) {
    const words = useWords();
    const [isBusy, setBusy] = useState(false);
    const [problem, setProblem] = useState<Problem | null>(null);
    const fetch = () => {
        setBusy(true);
        setProblem(null);
        save(address, name)
            .catch((error: unknown) => setProblem(error instanceof Problem ? error : new Problem("failed", 0, "")))
            .finally(() => setBusy(false));
    };
    return (
        <>
            <Button icon="download" disabled={isBusy} onClick={fetch}>
                {children}
            </Button>
            {problem && (
                <span class="field-error" role="alert">
                    {words.problems[problem.kind].title}
                </span>
            )}
        </>
    );
}
