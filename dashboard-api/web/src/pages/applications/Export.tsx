import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf, send } from "../../api/client";
import { keep } from "../../api/save";
import { Button } from "../../ui/Button";
import { toast } from "../../ui/Toast";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import type { Question } from "./filters";

const FORMS = [
    { name: "CSV", type: "text/csv", ending: "csv" },
    { name: "NDJSON", type: "application/x-ndjson", ending: "ndjson" },
] as const;

const MEGABYTE = 1_000_000;

/** The whole list with its filters, as a file. It is asked for with the key, which a plain link would not send. */
export function Export({ question }: { question: Question & { applicant?: unknown; application?: unknown } }) {
    const words = useWords();
    const format = useFormat();
    const [received, setReceived] = useState<number | null>(null);
    const running = useRef<AbortController | null>(null);
    useEffect(() => () => running.current?.abort(), []);

    const run = async ({ type, ending }: (typeof FORMS)[number]) => {
        const ended = new AbortController();
        running.current = ended;
        setReceived(0);
        try {
            const response = await send(
                addressOf("/api/v1/decisions", {}, question),
                { headers: { Accept: type }, signal: ended.signal },
                Infinity,
            );
            keep(await read(response, type, setReceived), `scoreline-decisions.${ending}`);
            toast(words.applications.exported);
        } catch {
            if (!ended.signal.aborted) {
                toast(words.applications.exportFailed);
            }
        } finally {
            running.current = null;
            setReceived(null);
        }
    };

    return received === null ? (
        <>
            {FORMS.map((form) => (
                <Button key={form.name} icon="download" onClick={() => void run(form)}>
                    {words.applications.exportAs(form.name)}
                </Button>
            ))}
        </>
    ) : (
        <>
            <span class="faint applications-exporting" role="status">
                {words.applications.exporting(format.amount(received / MEGABYTE, "MB", 1))}
            </span>
            <Button onClick={() => running.current?.abort()}>{words.applications.cancel}</Button>
        </>
    );
}

async function read(response: Response, type: string, onPart: (bytes: number) => void): Promise<Blob> {
    const reader = response.body?.getReader();
    const parts: BlobPart[] = [];
    let bytes = 0;
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        parts.push(part.value);
        bytes += part.value.length;
        onPart(bytes);
    }
    return new Blob(parts, { type });
}
