import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Browsing, WIDTHS, expectAccessible, expectFits, photograph } from "./browser";

/** Every page is looked at in both widths, languages and themes; a new page is a line here. */
const PAGES = {
    now: "/now",
    applications: "/applications?outcome=REFUSE&where=AMT_CREDIT:100000..600000",
    model: "/model",
    drift: "/drift",
    try: "/try",
    operations: "/operations",
};

let browsing: Browsing;
beforeAll(async () => {
    browsing = await Browsing.start();
});
afterEach(async () => {
    await browsing.closeWindows();
});
afterAll(async () => {
    await browsing.close();
});

describe.each(Object.entries(PAGES))("the page %s", (name, path) => {
    it.each([
        [WIDTHS.desk, "en", "light"],
        [WIDTHS.desk, "fr", "dark"],
        [WIDTHS.phone, "fr", "light"],
        [WIDTHS.phone, "en", "dark"],
    ] as const)("is accessible and fits at %d px, in %s, %s", async (width, language, theme) => {
        const page = await browsing.open(path, { width, language, theme });
        await page.locator(".skeleton").first().waitFor({ state: "detached" });
        await page.waitForTimeout(500);
        await photograph(page, `${name}-${width}-${language}-${theme}`);
        await expectFits(page);
        await expectAccessible(page);
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        expect(browsing.faults).toEqual([]);
    });
});

describe("signing in", () => {
    it("leads back to where one wanted to be, and the key is in no address", async () => {
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
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
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

describe("now", () => {
    it("shows decisions as they come", async () => {
        const page = await browsing.open("/now");
        const first = page.locator("tbody tr").first();
        await first.waitFor();
        const before = await first.innerText();
        await expect.poll(() => first.innerText(), { timeout: 10_000 }).not.toBe(before);
    });
});

describe("operations", () => {
    it("counts rejections as the API does, and shows where they stand", async () => {
        const counts = await browsing.ask<{ code: string; count: number }[]>("/api/v1/rejections/counts");
        const page = await browsing.open("/operations");
        for (const { count } of counts) {
            await page.locator(".reasons-count", { hasText: String(count) }).first().waitFor();
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
