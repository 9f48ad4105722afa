import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { Browsing, WIDTHS, expectAccessible, expectFits, photograph } from "./browser";

interface Listed {
    readonly submitted_at: string;
    readonly applicant_id: string;
    readonly application_id: string;
    readonly outcome: string;
    readonly points: number;
    readonly probability_of_default: number;
}
interface Part {
    readonly items: readonly Listed[];
    readonly next: string | null;
}

const browsing = Browsing.inThisFile();

const rows = (page: Page) => page.getByRole("group", { name: "Applications" }).locator("tbody tr");
const clients = (page: Page) => rows(page).locator("td:first-child").allInnerTexts();
const ids = ({ items }: Part) => items.map(({ applicant_id }) => applicant_id);

describe("the list of applications", () => {
    it("shows what the API answers to the address, and says how many", { tags: ["main"] }, async () => {
        const asked = /\/decisions\?(?=.*outcome=REFUSE)(?=.*min_probability=0\.2)(?=.*where=AMT_CREDIT%3A100000\.\.600000)(?=.*sort=-probability)/;
        const { page, answerTo } = await browsing.openStill(
            "/applications?outcome=REFUSE&min_probability=0.2&where=AMT_CREDIT%3A100000..600000&sort=-probability",
            [asked],
        );
        const found = await answerTo<Part>(asked);
        expect(found.items.length).toBeGreaterThan(0);
        await expect.poll(() => clients(page)).toEqual(ids(found));
        await page.getByRole("status").getByText(found.next ? "More than 50 applications found." : `${found.items.length} application`).waitFor();
        await expectAccessible(page);
        expect(browsing.faults).toEqual([]);
    });

    it("is filtered, and a filter is taken out again, all of it in the address", { tags: ["main"] }, async () => {
        const page = await browsing.open("/applications");
        await rows(page).first().waitFor();
        await page.getByRole("checkbox", { name: "Refused" }).check();
        await page.waitForURL(/outcome=REFUSE/);
        await expect.poll(async () => new Set(await rows(page).locator(".badge").allInnerTexts())).toEqual(new Set(["Refused"]));
        await page.reload();
        await page.getByRole("button", { name: "Remove the filter Refused" }).click();
        await expect.poll(() => page.url()).not.toContain("outcome");
    });

    it("is filtered by a detail, with its counts", async () => {
        const asked = /\/populations\/features\/NAME_CONTRACT_TYPE/;
        const { page, answerTo } = await browsing.openStill("/applications", [asked]);
        await page.getByRole("button", { name: "Add a filter on a detail" }).click();
        await page.getByRole("searchbox", { name: "Search the details" }).fill("type of loan");
        await page.locator(".applications-pick button", { hasText: "NAME_CONTRACT_TYPE" }).waitFor();
        await page.keyboard.press("Enter");
        const { feature, cells } = await answerTo<{
            feature: { category_words: Record<string, string> };
            cells: { span: { category: string | null }; counts: { total: number } }[];
        }>(asked);
        const first = cells.find(({ counts }) => counts.total > 0);
        const named = first?.span.category ?? "";
        const category = feature.category_words[named] ?? named;
        await page.getByRole("checkbox", { name: category }).check();
        await page.locator(".applications-values-count", { hasText: (first?.counts.total ?? 0).toLocaleString("en-GB") }).waitFor();
        await expectAccessible(page);
        await photograph(page, "applications-detail");
        await page.getByRole("button", { name: "Apply" }).click();
        await page.waitForURL(/where=NAME_CONTRACT_TYPE/);
        await page.getByRole("button", { name: /^Change the filter Type of loan/ }).click();
        await page.getByRole("button", { name: "Remove the filter", exact: true }).click();
        await expect.poll(() => page.url()).not.toContain("where");
    });

    it("is sorted, and read on part by part and back", async () => {
        const page = await browsing.open("/applications");
        await rows(page).first().waitFor();
        await page.getByRole("button", { name: "Probability of default" }).click();
        await page.waitForURL(/sort=-probability/);
        const first = await browsing.ask<Part>("/api/v1/decisions?sort=-probability&limit=50");
        await expect.poll(() => clients(page)).toEqual(ids(first));
        await page.getByRole("button", { name: "Next" }).click();
        const second = await browsing.ask<Part>(`/api/v1/decisions?sort=-probability&limit=50&cursor=${first.next}`);
        await expect.poll(() => clients(page)).toEqual(ids(second));
        await page.getByText("51 to 100 are shown.").waitFor();
        await page.reload();
        await expect.poll(() => clients(page)).toEqual(ids(second));
        await page.goBack();
        await expect.poll(() => clients(page)).toEqual(ids(first));
    });

    it("is walked through by arrows, and Enter opens a file", async () => {
        const page = await browsing.open("/applications");
        await rows(page).first().waitFor();
        await page.getByRole("group", { name: "Applications" }).focus();
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        await page.keyboard.press("ArrowDown");
        const second = (await clients(page))[1] ?? "";
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second);
        await page.keyboard.press("Enter");
        await page.waitForURL(`**/clients/${encodeURIComponent(second)}/**`);
    });

    it("is searched by a client's and by an application's number, from anywhere", async () => {
        const { items } = await browsing.ask<Part>("/api/v1/decisions?limit=1");
        const [one] = items;
        const page = await browsing.open("/operations", { role: "risk" });
        for (const id of [one?.applicant_id ?? "", one?.application_id ?? ""]) {
            await page.keyboard.press("Escape");
            await page.getByRole("searchbox", { name: "Client or application number" }).first().fill(id);
            await page.keyboard.press("Enter");
            await page.waitForURL((url) => url.searchParams.get("find") === id);
            await expect.poll(() => clients(page)).toContain(one?.applicant_id);
        }
    });

    it("says how to find more where nothing is found", async () => {
        const page = await browsing.open("/applications?find=no-such-number&outcome=REFUSE", { width: WIDTHS.phone });
        await page.getByText("fits the other filters").waitFor();
        await expectAccessible(page);
        await expectFits(page);
        await photograph(page, "applications-nothing");
        await page.locator(".state").getByRole("button", { name: "Clear all filters" }).click();
        await page.getByText("No client and no application has exactly the number").waitFor();
    });

    it("is taken away as it is filtered", async () => {
        const { items } = await browsing.ask<Part>("/api/v1/decisions?limit=40");
        const points = items.map((each) => each.points);
        // Up to then none is added to them.
        const to = items.at(-1)?.submitted_at ?? "";
        const asked = `min_points=${Math.max(...points)}&min_probability=0&to=${encodeURIComponent(to)}`;
        const page = await browsing.open(`/applications?${asked}`);
        const started = page.waitForEvent("download");
        await page.getByRole("button", { name: "Export as NDJSON" }).click();
        const lines = readFileSync((await (await started).path()) ?? "", "utf8").trim().split("\n");
        const found = await browsing.ask<Part>(`/api/v1/decisions?${asked}&limit=500`);
        expect((JSON.parse(lines[0] ?? "{}") as Listed).applicant_id).toBe(found.items[0]?.applicant_id);
        if (!found.next) expect(lines.length).toBe(found.items.length);
    });
});
