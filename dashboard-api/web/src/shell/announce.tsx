import { signal } from "@preact/signals";

const said = signal("");

/** Told to who does not see the page change. */
export function announce(text: string): void {
    said.value = text;
}

export function Announcements() {
    return (
        <div class="unseen" role="status" aria-live="polite">
            {said}
        </div>
    );
}
