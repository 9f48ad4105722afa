import type { Page, Route } from "playwright-core";
import type { Browsing } from "./browser";

interface Counted {
    readonly feature: string;
    readonly counts: readonly number[];
}

const HOUR = 3_600_000;
const START = Date.parse("2026-03-01T00:00:00Z");
const HOURS = 12;
/** From this window on the first feature lies otherwise. */
const SINCE = 8;
export const SHIFTED = "The outside score fell: it is an average of 0.4 instead of 0.5, and refusals rise.";

/** Made-up answers of a drift monitor, on the features of the bundle that serves; what is posted is kept, as the service would. */
export class DriftAnswers {
    readonly posted: { readonly path: string; readonly body: unknown }[] = [];
    private readonly notes: object[] = [];

    private constructor(
        private readonly bundle: object,
        private readonly counted: readonly Counted[],
        private readonly labels: ReadonlyMap<string, string>,
    ) {}

    static async on(browsing: Browsing): Promise<DriftAnswers> {
        const { items } = await browsing.ask<{ items: { bundle: { sha256: string }; serving: boolean }[] }>("/api/v1/models");
        const bundle = items.find(({ serving }) => serving)?.bundle as { sha256: string };
        const at = `/api/v1/models/${bundle.sha256}`;
        const reference = await browsing.ask<{ population: { features: Counted[] } }>(`${at}/documents/reference.json`);
        const { features } = await browsing.ask<{ features: { feature: string; label: string }[] }>(`${at}/importance`);
        const leading = features.slice(0, 20).map(({ feature }) => feature);
        return new DriftAnswers(
            bundle,
            leading.map((name) => reference.population.features.find(({ feature }) => feature === name) as Counted),
            new Map(features.map(({ feature, label }) => [feature, label])),
        );
    }

    get first(): { readonly name: string; readonly label: string } {
        const name = this.counted[0]?.feature ?? "";
        return { name, label: this.labels.get(name) ?? "" };
    }

    get windows(): readonly string[] {
        return Array.from({ length: HOURS }, (_, w) => `window-${w}`);
    }

    async serve(page: Page): Promise<void> {
        await page.route(/\/api\/v1\/(drift|alerts|performance)/, (route) => this.answer(route));
    }

    private async answer(route: Route): Promise<void> {
        const request = route.request();
        const { pathname, searchParams } = new URL(request.url());
        const [, what, id, of] = /^\/api\/v1\/(drift\/windows|drift\/features|alerts|performance)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(pathname) ?? [];
        const json = (body: unknown, status = 200) => route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) });
        if (request.method() === "POST") {
            const body = request.postDataJSON() as { text?: string };
            this.posted.push({ path: pathname, body });
            this.notes.push({ kind: of === "comments" ? "COMMENT" : "ACKNOWLEDGEMENT", author: "Ada", text: body.text ?? null, written_at: "2026-03-01T12:30:00Z" });
            return json(this.alert(), 201);
        }
        if (of === "page") return route.fulfill({ contentType: "text/html", body: "<h1>Report</h1>" });
        if (what === "drift/features") return json(this.features(Number(searchParams.get("limit") ?? 200)));
        if (what === "drift/windows") return json(id ? this.window(Number(id.split("-")[1])) : { items: this.windows.map((_, w) => this.summary(w)).reverse(), next: null });
        if (what === "alerts") return json({ items: searchParams.get("state") === "recovered" ? [] : [this.alert()], next: null });
        return json({ items: [1, 2, 3].map((month) => this.performance(month)), next: null });
    }

    private time(w: number) {
        return { start: new Date(START + w * HOUR).toISOString(), end: new Date(START + (w + 1) * HOUR).toISOString() };
    }

    private summary(w: number) {
        const isShifted = w >= SINCE;
        return {
            id: `window-${w}`,
            bundle: this.bundle,
            segment: null,
            ...this.time(w),
            size: "PT1H",
            revision: 0,
            complete: true,
            rows: 1000 + w,
            late_rows: 0,
            verdict: isShifted ? "DRIFT" : "OK",
            sentence: isShifted ? "One thing moved enough to matter." : "Nothing moved.",
            findings: { ok: isShifted ? 19 : 20, watch: 0, drift: isShifted ? 1 : 0, insufficient_data: 0 },
        };
    }

    private effect(f: number, w: number): number {
        return f === 0 && w >= SINCE ? 0.3 + w / 100 : 0.001 * (f + 1);
    }

    private features(limit: number) {
        const windows = this.windows.map((id, w) => ({ id, ...this.time(w), rows: 1000 + w, verdict: this.summary(w).verdict }));
        return {
            bundle: this.bundle,
            windows: windows.slice(-limit),
            features: this.counted.map(({ feature }, f) => ({
                name: feature,
                label: this.labels.get(feature),
                found: windows.map((_, w) => (f === 5 && w === 0 ? null : { ...this.judged(f, w), effect: this.effect(f, w), log_odds: f === 0 && w >= SINCE ? 0.2 : 0.01 })).slice(-limit),
            })),
        };
    }

    private judged(f: number, w: number) {
        const isShifted = f === 0 && w >= SINCE;
        return { verdict: isShifted ? "DRIFT" : "OK", severity: isShifted ? "ALERT" : "NONE" };
    }

    private window(w: number) {
        return {
            window: this.summary(w),
            closed_by: "WATERMARK",
            outcomes: { approved: 700, reviewed: 0, refused: 300 + w },
            mean_margin: -2.4,
            mean_probability: 0.09,
            detectable_shift: 0.15,
            leading: this.counted.map(({ feature }) => feature),
            findings: this.counted.map(({ feature, counts }, f) => ({
                name: feature,
                label: this.labels.get(feature),
                ...this.judged(f, w),
                since: f === 0 && w >= SINCE ? this.time(SINCE).end : null,
                rows: 1000 + w,
                p: 0.5,
                adjusted_p: f === 0 && w >= SINCE ? 1e-9 : 0.7,
                effect: this.effect(f, w),
                stability_index: this.effect(f, w) + 0.02,
                stability_critical: 0.03,
                rates: null,
                impact: { importance: 0.1 / (f + 1), log_odds: f === 0 && w >= SINCE ? 0.2 : 0.01, measured: true },
                // The same as in training, but that the upper cells of what shifted are half empty.
                counts: counts.map((count, i) => (f === 0 && w >= SINCE && i > counts.length / 2 ? Math.floor(count / 2) : count)),
                sentence: f === 0 && w >= SINCE ? SHIFTED : "It lies as it did.",
            })),
            attribution: {
                reference_margin: -2.8,
                margin: -2.59,
                moved: 0.21,
                parts: this.counted.map(({ feature }, f) => ({ feature, label: this.labels.get(feature), log_odds: f === 0 ? 0.2 : f === 1 ? 0.01 : 0 })),
                remainder: 0,
                ranking: 0.99,
                sentence: "Scores say more risk, most of it on account of the outside score.",
            },
            associations: null,
            estimated: {
                default_rate: { value: 0.09, low: 0.08, high: 0.1, reference: 0.079 },
                auc: { value: 0.74, low: 0.72, high: 0.76, reference: 0.747 },
                kolmogorov_smirnov: { value: 0.36, low: 0.3, high: 0.4, reference: 0.37 },
                precision: null,
                recall: { value: 0.6, low: 0.5, high: 0.7, reference: 0.59 },
                cost: { value: 0.55, low: 0.5, high: 0.6, reference: 0.53 },
                sentence: "More defaults are expected.",
            },
            volume: null,
        };
    }

    private alert() {
        const { name, label } = this.first;
        return {
            id: "episode-1",
            event: 1,
            state: "RUNNING",
            turn: "ONGOING",
            since: this.time(SINCE).end,
            severity: "ALERT",
            bundle: this.bundle,
            segment: null,
            window_start: this.time(SINCE).start,
            window_end: this.time(SINCE).end,
            window: `window-${SINCE}`,
            what: name,
            label,
            rows: 1000,
            p: 1e-9,
            adjusted_p: 1e-9,
            effect: 0.38,
            log_odds: 0.2,
            sentence: SHIFTED,
            acknowledged: this.notes.find((note) => (note as { kind: string }).kind === "ACKNOWLEDGEMENT") ?? null,
            notes: this.notes,
        };
    }

    private performance(month: number) {
        const figure = (value: number) => ({ value, low: value * 0.8, high: value * 1.2, estimated: 0.08 });
        return {
            bundle: this.bundle,
            decided_month: `2026-0${month}`,
            months_on_book: 12 - month,
            approved: 1000,
            approved_promised: 0.043,
            approved_known: 950,
            approved_defaulted: 41 + month,
            mature: month < 3,
            known: 950,
            refused: 0,
            auc: figure(0.74),
            ks: figure(0.36),
            brier: figure(0.066),
            default_rate: figure(0.07 + month / 100),
            cost: figure(0.53),
            calibration: [],
            sentence: `What became of month ${month}.`,
        };
    }
}
