import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Browsing, LOOKS, type Reader, expectAccessible, expectFits, photograph, rowsOf, settled, told } from "./browser";
import { DriftAnswers, SHIFTED } from "./drift-answers";

interface Features {
    readonly windows: readonly { readonly id: string }[];
    readonly features: readonly { readonly name: string; readonly label: string; readonly found: readonly ({ readonly effect: number | null } | null)[] }[];
}

interface Window {
    readonly outcomes: { readonly approved: number; readonly reviewed: number; readonly refused: number };
    readonly findings: readonly { readonly severity: string }[];
    readonly estimated: { readonly default_rate: { readonly value: number; readonly low: number; readonly high: number; readonly reference: number } };
    readonly attribution: { readonly moved: number; readonly parts: readonly { readonly label: string; readonly log_odds: number }[] };
}

interface Month {
    readonly approved: number;
    readonly approved_known: number;
    readonly default_rate: { readonly value: number; readonly low: number; readonly high: number; readonly estimated: number };
}

const browsing = Browsing.inThisFile();

describe("drift as the service knows it", () => {
    /** The newest window of which something can be said. */
    async function judged(): Promise<string | undefined> {
        const { items } = await browsing.ask<{ items: readonly { id: string; verdict: string }[] }>("/api/v1/drift/windows?limit=500");
        return items.find(({ verdict }) => verdict !== "INSUFFICIENT_DATA")?.id;
    }

    it("is what the API says of the newest window, or that there is none yet", { tags: ["main"] }, async () => {
        const { items } = await browsing.ask<{ items: readonly { id: string; verdict: string }[] }>("/api/v1/drift/windows?limit=1");
        const newest = items[0];
        const page = await browsing.open(newest ? `/drift?window=${newest.id}` : "/drift");
        const said = newest ? (newest.verdict === "INSUFFICIENT_DATA" ? "Too few decisions" : "things watched") : "No window has been reported yet";
        await page.getByText(said).first().waitFor();
        await page.getByRole("heading", { name: "Alerts" }).waitFor();
        await page.getByRole("heading", { name: "Performance realised" }).waitFor();
        expect(browsing.faults).toEqual([]);
    });

    it("has the API's numbers of a window: what moved, what it does, and why", async () => {
        const id = await judged();
        if (!id) return;
        const { outcomes, findings, estimated, attribution } = await browsing.ask<Window>(`/api/v1/drift/windows/${id}`);
        const page = await browsing.open(`/drift?window=${id}`);
        const moved = findings.filter(({ severity }) => severity !== "NONE").length;
        await page.locator(".drift-verdict", { hasText: `Of ${findings.length} things watched, ${moved === 0 ? "none" : moved} moved` }).waitFor();
        const odds = (logOdds: number) => `${logOdds < 0 ? "−" : "+"}${told.percent(Math.abs(Math.exp(logOdds) - 1))}`;
        const all = outcomes.approved + outcomes.reviewed + outcomes.refused;
        expect(await page.locator(".drift-consequences .stat-value").allInnerTexts()).toEqual([
            told.percent(outcomes.approved / all),
            told.percent(estimated.default_rate.value),
            odds(attribution.moved),
        ]);
        const [expected = []] = await rowsOf(page.getByRole("group", { name: "Performance expected" }));
        expect(expected[0]).toMatch(/^Default rate( beyond chance)?$/);
        expect(expected.slice(1)).toEqual([
            told.percent(estimated.default_rate.value),
            `${told.percent(estimated.default_rate.low)} – ${told.percent(estimated.default_rate.high)}`,
            told.percent(estimated.default_rate.reference),
        ]);
        const why = page.getByRole("figure", { name: "Why the mean score moved" });
        await why.focus();
        await page.keyboard.press("t");
        expect((await rowsOf(why)).map((row) => row.slice(0, 2))).toEqual([
            ...attribution.parts.map(({ label, log_odds: change }) => [label, odds(change)]),
            ["Together", odds(attribution.moved)],
        ]);
    });

    it("tells as many alerts as the API, and the outcomes known as it counts them", async () => {
        const [ALERTS, PERFORMANCE] = [/\/alerts\?.*limit=500/, /\/performance/];
        const { page, answerTo } = await browsing.openStill("/drift", [ALERTS, PERFORMANCE]);
        const { items: alerts } = await answerTo<{ items: readonly unknown[] }>(ALERTS);
        if (alerts.length > 0) {
            await page.locator(".lead", { hasText: alerts.length === 1 ? "One alert is running" : `${alerts.length} alerts are running` }).waitFor();
        }
        const { items: months } = await answerTo<{ items: readonly Month[] }>(PERFORMANCE);
        const last = months[0];
        if (!last) return;
        const rows = await rowsOf(page.getByRole("group", { name: "Performance realised" }));
        const { value, low, high, estimated } = last.default_rate;
        expect(rows.at(-1)?.slice(1, 4)).toEqual([
            `${told.number(last.approved_known)} of ${told.number(last.approved)}`,
            `${told.percent(value)} (${told.percent(low)}–${told.percent(high)})`,
            told.percent(estimated),
        ]);
    });

    it("has the API's numbers in the table of the heat map", async () => {
        const asked = await browsing.ask<Features>("/api/v1/drift/features?limit=96");
        if (asked.windows.length === 0) return;
        const page = await browsing.open("/drift");
        const figure = page.getByRole("figure", { name: "What moved when" });
        await figure.focus();
        await page.keyboard.press("t");
        const { features } = await browsing.ask<Features>("/api/v1/drift/features?limit=96");
        // A window may have come since.
        await expect.poll(() => figure.locator("tbody tr").count()).toBe(features.length);
        expect(await figure.locator("tbody tr").first().locator("td").count()).toBeGreaterThan(asked.windows.length - 1);
    });
});

describe("drift that has begun", () => {
    async function open(path: string, reader: Reader = {}) {
        const answers = await DriftAnswers.on(browsing);
        const page = await browsing.window(reader);
        await answers.serve(page);
        await page.goto(`${path}#key=${await browsing.keyOf(reader.role ?? "admin")}`);
        await page.locator(".drift-verdict").waitFor();
        return { page, answers };
    }

    it("is told in sentences first, with what it does to the score", async () => {
        const { page, answers } = await open("/drift");
        await page.getByText("One alert is running.").waitFor();
        await page.locator(".drift-verdict", { hasText: "1 moved more than chance explains" }).waitFor();
        expect(await page.locator(".drift-sentences li").count()).toBe(1);
        await page.locator(".drift-sentences").getByText(SHIFTED).waitFor();
        await page.getByRole("heading", { name: answers.first.label, exact: true }).waitFor();
        // e^0.21 − 1
        await page.getByText("carry more risk than those of training: +23.4%").waitFor();
        // e^0.2 − 1
        await page.getByRole("row", { name: answers.first.label }).first().getByText("+22.1%").waitFor();
    });

    it("is found by keyboard: a feature, an earlier window, and the way back", async () => {
        const { page, answers } = await open("/drift");
        const third = page.locator(".drift-link", { hasNotText: answers.first.label }).nth(2);
        const label = await third.innerText();
        await third.focus();
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: label, exact: true }).waitFor();
        await page.getByRole("button", { name: "Earlier window" }).focus();
        for (let steps = 0; steps < 4; steps++) {
            await page.keyboard.press("Enter");
            await page.waitForURL(new RegExp(`window=window-${10 - steps}`));
        }
        await page.locator(".drift-verdict", { hasText: "none moved" }).first().waitFor();
        await page.goBack();
        await page.waitForURL(/window=window-8/);
        await page.locator(".drift-verdict", { hasText: "1 moved more than chance explains" }).waitFor();
    });

    it("lies beside training in the shares of the counts", async () => {
        const { page } = await open("/drift");
        const figure = page.getByRole("figure", { name: "before and now" });
        await figure.getByRole("button", { name: "Show as a table" }).click();
        await figure.locator("tbody tr").first().waitFor();
        const rows = await figure.locator("tbody tr").evaluateAll((found) => found.map((row) => [...row.querySelectorAll("td")].slice(1).map((cell) => Number.parseFloat(cell.textContent ?? ""))));
        for (const column of [0, 1]) {
            expect(rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBeCloseTo(100, -0.5);
        }
        expect(rows.at(-1)?.[1]).toBeLessThan(rows.at(-1)?.[0] ?? 0);
    });

    it("is acknowledged and commented by a risk officer", async () => {
        const { page, answers } = await open("/drift", { role: "risk" });
        await page.getByRole("button", { name: "I have seen it" }).click();
        await page.getByText("Seen by Ada").waitFor();
        expect(await page.getByRole("button", { name: "I have seen it" }).count()).toBe(0);
        await page.getByText("Comment", { exact: true }).click();
        await page.getByRole("textbox", { name: /Comment on/ }).fill("The bureau changed its scale.");
        await page.getByRole("button", { name: "Keep it" }).click();
        await page.locator("blockquote", { hasText: "The bureau changed its scale." }).waitFor();
        expect(answers.posted).toEqual([
            { path: "/api/v1/alerts/episode-1/acknowledgement", body: {} },
            { path: "/api/v1/alerts/episode-1/comments", body: { text: "The bureau changed its scale." } },
        ]);
    });

    it("is only read by an analyst", async () => {
        const { page } = await open("/drift", { role: "analyst" });
        await page.getByText("Risk officers and administrators may acknowledge").waitFor();
        expect(await page.getByRole("button", { name: "I have seen it" }).count()).toBe(0);
        await page.getByRole("button", { name: "Look at it" }).click();
        await page.waitForURL(/window=window-8/);
    });

    it("is taken away as a report of its window", async () => {
        const { page } = await open("/drift?window=window-9");
        const saving = page.waitForEvent("download");
        await page.getByRole("button", { name: "Report" }).click();
        const saved = await saving;
        expect(saved.suggestedFilename()).toMatch(/^drift-2026-03-01T10.*\.html$/);
        expect(readFileSync(await saved.path(), "utf8")).toBe("<h1>Report</h1>");
    });

    it.each(LOOKS)("is accessible and fits at %d px, in %s, %s", { tags: ["looks"] }, async (width, language, theme) => {
        const { page } = await open("/drift", { width, language, theme });
        await settled(page);
        await photograph(page, `drift-shifted-${width}-${language}-${theme}`);
        await expectFits(page);
        await expectAccessible(page);
        expect(browsing.faults).toEqual([]);
    });
});
