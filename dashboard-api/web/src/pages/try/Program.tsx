import { useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Tabs } from "../../ui/Tabs";
import { toast } from "../../ui/Toast";
import { useWords } from "../../words";
import { curlOf, requestOf } from "./form";
import type { Simulated } from "./useScore";

type View = "curl" | "request" | "answer";

/** The same by other means, to be copied; the key is named and not told. */
export function Program({ application, answer }: { application: Record<string, number | string>; answer: Simulated | undefined }) {
    const words = useWords();
    const [view, setView] = useState<View>("curl");
    const request = requestOf(application);
    const texts: Record<View, string> = {
        curl: curlOf(location.origin, request),
        request,
        answer: answer ? JSON.stringify(answer, null, 2) : "",
    };
    const text = texts[view];
    const copy = () =>
        (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"))).then(
            () => toast(words.common.copied),
            () => toast(words.tryIt.copyFailed),
        );
    return (
        <Card title={words.tryIt.program} note={words.tryIt.programText}>
            <Tabs
                label={words.tryIt.program}
                tabs={(["curl", "request", "answer"] as const).map((name) => ({ name, label: words.tryIt.views[name] }))}
                chosen={view}
                onChoose={setView}
            >
                <div class="try-code">
                    <Button onClick={() => void copy()}>
                        {words.tryIt.copy}
                    </Button>
                    <pre tabIndex={0} role="group" aria-label={words.tryIt.views[view]}>
                        <code>{text}</code>
                    </pre>
                    {view === "curl" && <p class="faint">{words.tryIt.key}</p>}
                </div>
            </Tabs>
        </Card>
    );
}
