import { useEffect, useRef, useState } from "preact/hooks";
import { language } from "../words/language";
import { type Schema, headers, send } from "./client";

export type Happening =
    | { readonly type: "decision"; readonly data: Schema<"DecisionEvent"> }
    | { readonly type: "alert"; readonly data: Schema<"AlertEvent"> }
    | { readonly type: "reset"; readonly data: Schema<"ResetEvent"> };

/** The browser's own reader of events cannot send a key, so this reads them from a request. */
async function* follow(signal: AbortSignal, since: { last: string | null }, onOpen: () => void): AsyncGenerator<Happening> {
    const asked = headers({ Accept: "text/event-stream", ...(since.last && { "Last-Event-ID": since.last }) });
    const response = await send("/api/v1/events", { signal, headers: asked }, Infinity);
    onOpen();
    if (!response.body) {
        return;
    }
    for await (const block of blocks(response.body)) {
        const event = read(block);
        if (event.id !== null) {
            since.last = event.id;
        }
        if (event.data !== "" && ["decision", "alert", "reset"].includes(event.type)) {
            yield { type: event.type, data: JSON.parse(event.data) } as Happening;
        }
    }
}

async function* blocks(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
    const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    let rest = "";
    for (;;) {
        const { done, value } = await reader.read();
        if (done) {
            return;
        }
        const parts = (rest + value.replaceAll("\r\n", "\n")).split("\n\n");
        rest = parts.pop() ?? "";
        yield* parts;
    }
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
export function read(block: string): { id: string | null; type: string; data: string } {
    let id: string | null = null;
    let type = "message";
    const data: string[] = [];
    for (const line of block.split("\n")) {
        const colon = line.indexOf(":");
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
        if (field === "id") id = value;
        else if (field === "event") type = value;
        else if (field === "data") data.push(value);
    }
    return { id, type, data: data.join("\n") };
}

export type Connection = "connecting" | "live" | "lost";

const PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

/** Follows as long as the component is there, and takes up again where it was cut off. */
export function useEvents(onEvents: (happened: readonly Happening[]) => void): Connection {
    const [connection, setConnection] = useState<Connection>("connecting");
    const told = useRef(onEvents);
    told.current = onEvents;
    const spoken = language.value;

    useEffect(() => {
        const ended = new AbortController();
        const since = { last: null as string | null };
        let waiting: Happening[] = [];
        // Many at once are one change of the page.
        const tell = setInterval(() => {
            if (waiting.length > 0) {
                const happened = waiting;
                waiting = [];
                told.current(happened);
            }
        }, 500);
        void (async () => {
            let pause = PAUSE;
            while (!ended.signal.aborted) {
                try {
                    for await (const event of follow(ended.signal, since, () => setConnection("live"))) {
                        pause = PAUSE;
                        waiting.push(event);
                    }
                } catch {
                    // told by the state below; it tries again
                }
                if (!ended.signal.aborted) {
                    setConnection("lost");
                    await new Promise((resolve) => setTimeout(resolve, pause));
                    pause = Math.min(pause * 2, LONGEST_PAUSE);
                }
            }
        })();
        return () => {
            clearInterval(tell);
            ended.abort();
        };
    }, [spoken]);
    return connection;
}
