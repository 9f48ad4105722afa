import { signal } from "@preact/signals";

interface Toast {
    readonly id: number;
    readonly text: string;
}

const STAYS = 5_000;
const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Says for a moment that something was done. What a reader must not miss belongs on the page. */
export function toast(text: string): void {
    const id = ++last;
    toasts.value = [...toasts.value, { id, text }];
    setTimeout(() => {
        toasts.value = toasts.value.filter((each) => each.id !== id);
    }, STAYS);
}

export function Toasts() {
    return (
        <div class="toasts" role="status" aria-live="polite">
            {toasts.value.map(({ id, text }) => (
                <p key={id}>{text}</p>
            ))}
        </div>
    );
}
