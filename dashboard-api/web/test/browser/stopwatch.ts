import type { Page } from "playwright-core";

/** What a reader sees once something has had its effect; all of it must hold. */
export interface Seen {
    /** By CSS. */
    readonly there?: string;
    readonly gone?: string;
    /** By CSS: what reads otherwise than before, each of them. */
    readonly changed?: readonly string[];
    /** The address is another one. */
    readonly elsewhere?: boolean;
}

/** Milliseconds from the first input of what is done (a click, a key) until the frame that shows its effect is painted. */
export async function paintedAfter(page: Page, seen: Seen, act: () => Promise<void>): Promise<number> {
    // The page watches before anything is done.
    const watching = await page.evaluateHandle(watch, { ...seen, sinceOpened: false });
    await act();
    return watching.evaluate(({ painted }) => painted);
}

/** The same from the moment at which the page was asked for. */
export async function paintedSinceOpened(page: Page, seen: Seen): Promise<number> {
    const watching = await page.evaluateHandle(watch, { ...seen, sinceOpened: true });
    return watching.evaluate(({ painted }) => painted);
}

/** Runs in the page. */
function watch({ there, gone, changed = [], elsewhere, sinceOpened }: Seen & { readonly sinceOpened: boolean }): { readonly painted: Promise<number> } {
    const PATIENCE = 20_000;
    const told = (selector: string) =>
        Array.from(document.querySelectorAll(selector), (each) => `${each.getAttribute("aria-label")} ${each.textContent}`).join();
    const before = changed.map(told);
    const address = location.href;
    const since = performance.now();
    let began: number | null = sinceOpened ? 0 : null;
    const begin = (event: Event) => {
        began ??= event.timeStamp;
    };
    for (const input of ["click", "keydown", "input"]) {
        addEventListener(input, begin, { capture: true, once: true });
    }
    const missing = () =>
        [
            began === null && "an input",
            there && !document.querySelector(there) && there,
            gone && document.querySelector(gone) && `no ${gone}`,
            ...changed.map((selector, i) => told(selector) === before[i] && `another ${selector}`),
            elsewhere && location.href === address && "another address",
        ].filter(Boolean);
    const painted = new Promise<number>((resolve, reject) => {
        const look = () => {
            const left = missing();
            if (left.length === 0) {
                // What is there now is painted in this frame, and has been when the next one begins.
                requestAnimationFrame(() => resolve(performance.now() - (began ?? 0)));
            } else if (performance.now() - since > PATIENCE) {
                reject(new Error(`not seen: ${left.join(", ")}`));
            } else {
                requestAnimationFrame(look);
            }
        };
        requestAnimationFrame(look);
    });
    return { painted };
}

/** How long each took, and a table of it. */
export class Times {
    private readonly all = new Map<string, number[]>();

    add(name: string, milliseconds: number): void {
        const known = this.all.get(name);
        if (known) known.push(milliseconds);
        else this.all.set(name, [milliseconds]);
    }

    get(name: string): number[] {
        return (this.all.get(name) ?? []).toSorted((one, other) => one - other);
    }

    /** A row of Markdown for each. */
    rows(wanted: number): string[] {
        return [...this.all.keys()].map((name) => {
            const times = this.get(name);
            const p95 = percentile(times, 95);
            const cells = [times.length, ...[percentile(times, 50), p95, times.at(-1) ?? 0].map((each) => each.toFixed(0))];
            return `| ${name} | ${cells.join(" | ")} | ${wanted.toLocaleString("en")}: ${p95 <= wanted ? "kept" : "missed"} |`;
        });
    }
}

/** Of sorted numbers, the one that so many of a hundred do not exceed. */
export function percentile(sorted: readonly number[], of: number): number {
    return sorted[Math.max(0, Math.ceil((sorted.length * of) / 100) - 1)] ?? Number.NaN;
}
