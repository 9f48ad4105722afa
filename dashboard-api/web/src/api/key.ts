import { signal } from "@preact/signals";

/** Kept for this tab alone, and never sent in an address. */
const KEPT = "scoreline.key";

export const key = signal<string | null>(
    typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(KEPT),
);

/** A link may carry a key behind `#key=`: taken out of the address before anything else happens. */
export function takeKeyFromAddress(): void {
    const found = /^#key=(.+)$/.exec(location.hash);
    if (found?.[1]) {
        history.replaceState(history.state, "", location.pathname + location.search);
        keepKey(decodeURIComponent(found[1]));
    }
}

/** Whether the key that was there before did not count. */
export const wasRefused = signal(false);

export function keepKey(value: string): void {
    wasRefused.value = false;
    sessionStorage.setItem(KEPT, value);
    key.value = value;
}

export function forgetKey(refused = false): void {
    wasRefused.value = refused;
    sessionStorage.removeItem(KEPT);
    key.value = null;
}
