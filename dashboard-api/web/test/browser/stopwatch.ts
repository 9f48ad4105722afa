import type { Page } from "playwright-core";

/** What a reader sees once something has had its effect; all of it must hold, and nothing in view may still be on its way. */
export interface Seen {
    /** By CSS. */
    readonly there?: string;
    readonly gone?: string;
    /** By CSS: what reads otherwise than before, each of them. */
    readonly changed?: readonly string[];
    /** The address is another one. */
    readonly elsewhere?: boolean;
    /** By CSS: what comes last, out of view. */
    readonly last?: string;
}

/** In milliseconds: until a reader sees the effect, and until nothing is on its way any more, out of view neither. */
export interface Took {
    readonly inView: number;
    readonly whole: number;
}

/** From the first input of what is done (a click, a key) until the frame that shows its effect is painted. */
export async function paintedAfter(page: Page, seen: Seen, act: () => Promise<void>): Promise<Took> {
    // The page watches before anything is done.
    const watching = await page.evaluateHandle(watch, { ...seen, sinceOpened: false });
    await act();
    return watching.evaluate(({ painted }) => painted);
}

/** The same from the moment at which the page was asked for. */
export async function paintedSinceOpened(page: Page, seen: Seen): Promise<Took> {
    const watching = await page.evaluateHandle(watch, { ...seen, sinceOpened: true });
    return watching.evaluate(({ painted }) => painted);
}

/** Runs in the page. */
function watch({ there, gone, changed = [], elsewhere, last, sinceOpened }: Seen & { readonly sinceOpened: boolean }): { readonly painted: Promise<Took> } {
    const PATIENCE = 20_000;
    const ON_ITS_WAY = ".skeleton, [aria-busy=true], .chart-canvas:not(:has(canvas))";
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
    const isInView = (element: Element) => {
        const { top, bottom, width } = element.getBoundingClientRect();
        return width > 0 && bottom > 0 && top < innerHeight;
    };
    const missing = (isWhole: boolean) =>
        [
            began === null && "an input",
            there && !document.querySelector(there) && there,
            gone && document.querySelector(gone) && `no ${gone}`,
            ...changed.map((selector, i) => told(selector) === before[i] && `another ${selector}`),
            elsewhere && location.href === address && "another address",
            [...document.querySelectorAll(ON_ITS_WAY)].some((each) => isWhole || isInView(each)) && "nothing on its way",
            isWhole && last && !document.querySelector(last) && last,
        ].filter(Boolean);
    const painted = (isWhole: boolean) =>
        new Promise<number>((resolve, reject) => {
            const look = () => {
                const left = missing(isWhole);
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
    return { painted: painted(false).then(async (inView) => ({ inView, whole: Math.max(inView, await painted(true)) })) };
}

/** How long each took, and a table of it. */
export class Times {
    private readonly all = new Map<string, Took[]>();

    add(name: string, took: Took): void {
        const known = this.all.get(name);
        if (known) known.push(took);
        else this.all.set(name, [took]);
    }

    get(name: string, what: keyof Took = "inView"): number[] {
        return (this.all.get(name) ?? []).map((took) => took[what]).toSorted((one, other) => one - other);
    }

    /** A row of Markdown for each. */
    rows(wanted: number): string[] {
        return [...this.all.keys()].map((name) => {
            const times = this.get(name);
            const p95 = percentile(times, 95);
            const cells = [percentile(times, 50), p95, times.at(-1) ?? 0].map((each) => each.toFixed(0));
            const whole = percentile(this.get(name, "whole"), 95).toFixed(0);
            return `| ${name} | ${[times.length, ...cells].join(" | ")} | ${wanted.toLocaleString("en")}: ${p95 <= wanted ? "kept" : "missed"} | ${whole} |`;
        });
    }
}

/** Of sorted numbers, the one that so many of a hundred do not exceed. */
export function percentile(sorted: readonly number[], of: number): number {
    return sorted[Math.max(0, Math.ceil((sorted.length * of) / 100) - 1)] ?? Number.NaN;
}
