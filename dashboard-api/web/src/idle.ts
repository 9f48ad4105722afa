/** So long a busy device may put off what nobody waits for. */
const PATIENCE = 5_000;

/** Once there is nothing else to do; by what is answered it can be called off. */
export function whenIdle(act: () => void): number {
    return "requestIdleCallback" in globalThis ? requestIdleCallback(act, { timeout: PATIENCE }) : Number(setTimeout(act, PATIENCE));
}

export function notWhenIdle(asked: number): void {
    if ("cancelIdleCallback" in globalThis) {
        cancelIdleCallback(asked);
    } else {
        clearTimeout(asked);
    }
}
