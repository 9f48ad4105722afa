/** So long a busy device may put off what nobody waits for. */
const PATIENCE = 5_000;

interface Scheduler {
    postTask(act: () => void, how: { readonly priority: "background"; readonly signal: AbortSignal }): Promise<void>;
}

/** Once the page has nothing else to do. */
export function whenIdle(act: () => void): void {
    if ("requestIdleCallback" in globalThis) {
        requestIdleCallback(act, { timeout: PATIENCE });
    } else {
        setTimeout(act, PATIENCE);
    }
}

/** After whatever a reader waits for; called off by what is returned. */
export function afterwards(act: () => void): () => void {
    const { scheduler } = globalThis as { readonly scheduler?: Scheduler };
    if (!scheduler) {
        const timer = setTimeout(act, 0);
        return () => clearTimeout(timer);
    }
    const calledOff = new AbortController();
    scheduler.postTask(act, { priority: "background", signal: calledOff.signal }).catch((reason: unknown) => {
        if (!calledOff.signal.aborted) {
            throw reason;
        }
    });
    return () => calledOff.abort();
}
