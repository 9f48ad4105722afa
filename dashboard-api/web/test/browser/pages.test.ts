import { describe, expect, it } from "vitest";
import { Browsing, LOOKS, expectAccessible, expectFits, photograph, rowsOf, settled, told } from "./browser";

/** Every page is looked at in both widths, languages and themes; a new page is a line here. */
const PAGES = {
    now: "/now",
    applications: "/applications?outcome=REFUSE&where=AMT_CREDIT:100000..600000",
    model: "/model",
    drift: "/drift",
    try: "/try",
    operations: "/operations",
};

const browsing = Browsing.inThisFile();

describe.each(Object.entries(PAGES))("the page %s", (name, path) => {
    it.each(LOOKS)("is accessible and fits at %d px, in %s, %s", { tags: ["looks"] }, async (width, language, theme) => {
        const page = await browsing.open(path, { width, language, theme });
        await settled(page);
        await photograph(page, `${name}-${width}-${language}-${theme}`);
        await expectFits(page);
        await expectAccessible(page);
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        expect(browsing.faults).toEqual([]);
    });
});

describe("signing in", () => {
    it("leads back to where one wanted to be, and the key is in no address", { tags: ["main"] }, async () => {
        const page = await browsing.window();
        const asked: string[] = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.goto("/operations?code=UNDECODABLE");
        await expectAccessible(page);
        await photograph(page, "sign-in");
        const key = await browsing.keyOf("admin");
        await page.getByLabel("Key or token").fill(key);
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: "Operations" }).waitFor();
        expect(page.url()).toMatch(/\/operations\?code=UNDECODABLE$/);
        expect(asked.filter((url) => url.includes(key))).toEqual([]);
    });

    it("with a key that does not count says so", async () => {
        const page = await browsing.window({ language: "fr" });
        await page.goto("/now");
        await page.getByLabel("Clé ou jeton").fill("sk-nothing");
        await page.keyboard.press("Enter");
        await page.getByRole("alert").getByText("n’est pas valable").waitFor();
        browsing.faults.length = 0;
    });

    it("as a relationship manager shows what that role may see", async () => {
        const page = await browsing.open("/", { role: "relationship-manager" });
        await page.waitForURL("**/applications");
        const links = await page.getByRole("navigation", { name: "Main" }).getByRole("link").allInnerTexts();
        expect(links).toEqual(["Applications", "Try it"]);
        await page.goto("/operations");
        await page.getByText("does not include this page").waitFor();
    });

    it("one chooses light or dark, whatever the device has", async () => {
        const page = await browsing.open("/operations", { theme: "light" });
        const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        const light = await ground();
        await page.getByRole("button", { name: "Account" }).click();
        await page.getByRole("radio", { name: "Dark" }).press("Space");
        await expect.poll(ground).not.toBe(light);
        await page.getByRole("radio", { name: "Light" }).press("Space");
        await expect.poll(ground).toBe(light);
    });

    it("out forgets the key", async () => {
        const page = await browsing.open("/now");
        await page.getByRole("button", { name: "Account" }).click();
        await page.getByRole("button", { name: "Sign out" }).click();
        await page.getByLabel("Key or token").waitFor();
        await page.reload();
        await page.getByLabel("Key or token").waitFor();
    });
});

describe("by keyboard", () => {
    it("one goes everywhere, and is told the shortcuts", async () => {
        const page = await browsing.open("/now");
        await page.keyboard.press("g");
        await page.keyboard.press("o");
        await page.getByRole("heading", { name: "Operations", level: 1 }).waitFor();
        await page.locator("h1:focus").waitFor();
        expect(await page.title()).toBe("Operations · Scoreline");
        await page.keyboard.press("?");
        await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
        await expectAccessible(page);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "hidden" });
        await page.keyboard.press("/");
        expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    });

    it("a chart becomes a table of the same numbers", async () => {
        const page = await browsing.open("/now");
        await page.locator("figure.chart").focus();
        await page.keyboard.press("t");
        const rows = page.locator("figure.chart tbody tr");
        await rows.first().waitFor();
        const { steps } = await browsing.ask<{ steps: { counts: { total: number } }[] }>("/api/v1/populations/summary?step=hour");
        expect(await rows.count()).toBe(steps.length);
        await page.keyboard.press("t");
        await page.locator("figure.chart canvas").waitFor();
    });
});

describe("a chart", () => {
    it.each(["width", "height"] as const)("follows its place in %s", { tags: ["main"] }, async (side) => {
        const page = await browsing.open("/now");
        await settled(page);
        const place = page.locator("figure.chart .chart-canvas");
        await place.evaluate((element, changed) => (element.style[changed] = "240px"), side);
        await expect.poll(() => place.locator("canvas").evaluate((canvas, changed) => getComputedStyle(canvas)[changed], side)).toBe("240px");
    });
});

interface Counts {
    readonly total: number;
    readonly approved: number;
    readonly reviewed: number;
    readonly refused: number;
    readonly mean_probability: number | null;
}

interface Summary {
    readonly last_hour: Counts;
    readonly steps: readonly { readonly counts: Counts }[];
}

describe("now", () => {
    it("says the API's numbers: in its first sentence, its figures, its shares and its hours", async () => {
        const SUMMARY = /\/populations\/summary/;
        const { page, answerTo } = await browsing.openStill("/now", [SUMMARY]);
        const { last_hour: last, steps } = await answerTo<Summary>(SUMMARY);
        const lead = page.locator(".lead");
        await lead.waitFor();
        expect(await lead.innerText()).toContain(told.number(last.total));
        expect(await lead.innerText()).toContain(`${told.percent(last.approved / last.total, 0)}`);
        const values = await page.locator(".stat-value").allInnerTexts();
        expect(values.slice(0, 2)).toEqual([told.number(last.total), told.percent(last.mean_probability ?? 0)]);
        const shares = await page.locator(".shares li").allInnerTexts();
        expect(shares.map((text) => text.match(/[\d,]+$/)?.[0])).toEqual([last.approved, last.reviewed, last.refused].map((count) => told.number(count)));
        await page.locator("figure.chart").focus();
        await page.keyboard.press("t");
        const rows = await rowsOf(page.locator("figure.chart table"));
        expect(rows.map(([, ...counts]) => counts)).toEqual(
            steps.map(({ counts: { total, approved, reviewed, refused } }) => [total, approved, reviewed, refused].map((count) => told.number(count))),
        );
    });

    it("shows decisions as they come", { tags: ["main"] }, async () => {
        const page = await browsing.open("/now");
        const first = page.locator("tbody tr").first();
        await first.waitFor();
        const before = await first.innerText();
        await expect.poll(() => first.innerText(), { timeout: 10_000 }).not.toBe(before);
    });
});

describe("operations", () => {
    it("counts decisions and rejections as the API does", async () => {
        const [MODELS, COUNTS] = [/\/api\/v1\/models$/, /\/rejections\/counts/];
        const { page, answerTo } = await browsing.openStill("/operations", [MODELS, COUNTS]);
        const { items } = await answerTo<{ items: { bundle: { name: string; version: string }; decisions: number; approved: number }[] }>(MODELS);
        const counts = await answerTo<{ count: number }[]>(COUNTS);
        const rows = await rowsOf(page.getByRole("group", { name: "Bundles" }));
        expect(rows.map(([name, version, , decisions, approved]) => [name, version, decisions, approved])).toEqual(
            items.map(({ bundle, decisions, approved }) => [bundle.name, bundle.version, told.number(decisions), told.percent(approved / decisions, 0)]),
        );
        await page.locator(".stat", { hasText: "Rejected records" }).locator(".stat-value", { hasText: told.number(counts.reduce((sum, { count }) => sum + count, 0)) }).waitFor();
    });

    it("counts rejections as the API does, and shows where they stand", { tags: ["main"] }, async () => {
        const counts = await browsing.ask<{ code: string; count: number }[]>("/api/v1/rejections/counts");
        const page = await browsing.open("/operations");
        if (counts.length === 0) {
            await page.getByText("No record has been rejected.").first().waitFor();
            return;
        }
        for (const { count } of counts) {
            await page.locator(".reasons-count", { hasText: told.number(count) }).first().waitFor();
        }
        await page.locator(".reasons button").last().click();
        await page.waitForURL(/code=/);
        const rows = page.getByRole("group", { name: "Where rejected records stand" }).locator("tbody tr");
        await expect.poll(() => rows.count()).toBe(Math.min(10, ...counts.map(({ count }) => count)));
    });
});

describe("an address that is nobody's", () => {
    it("says so and leads on", async () => {
        const page = await browsing.open("/nothing/here");
        await page.getByRole("heading", { name: "Page not found" }).waitFor();
        await page.getByRole("link", { name: "Go to the start page" }).click();
        await page.waitForURL("**/now");
    });
});
