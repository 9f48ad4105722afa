import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { Browsing, WIDTHS, expectAccessible, expectFits, photograph, rowsOf, settled, told } from "./browser";

interface Summary {
    readonly bundle: { readonly name: string; readonly version: string; readonly sha256: string };
    readonly serving: boolean;
}

interface Document {
    readonly metrics: { readonly auc: number };
    readonly policy: { readonly cost_ratio: number };
    readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

interface Curves {
    readonly cheapest: { readonly threshold: number; readonly approval_rate: number; readonly cost_per_application: number };
    readonly points: readonly unknown[];
    readonly calibration: readonly unknown[];
}

const browsing = Browsing.inThisFile();
let serving: Summary;
beforeAll(async () => {
    const { items } = await browsing.ask<{ items: readonly Summary[] }>("/api/v1/models");
    serving = items.find((model) => model.serving) as Summary;
});

const { number, percent } = told;
const of = <T>(path: string) => browsing.ask<T>(`/api/v1/models/${serving.bundle.sha256}${path}`);

async function openModel(address = "/model"): Promise<Page> {
    const page = await browsing.open(address);
    await page.getByRole("heading", { name: "What it is, and how good" }).waitFor();
    await page.getByRole("slider").waitFor();
    return page;
}

describe("the page of a model", () => {
    it("says how good it is in the API's figures", async () => {
        const { metrics } = await of<Document>("");
        const page = await openModel();
        await page.getByText(`${number(100 * metrics.auc, 0)} of 100`, { exact: true }).waitFor();
        await page.getByText(`(version ${serving.bundle.version})`).waitFor();
    });

    it("moves the threshold with the cost ratio, by keyboard, to what the API says is cheapest", { tags: ["main"] }, async () => {
        const page = await openModel("/model?ratio=25");
        for (const ratio of [25, 25.5]) {
            const { cheapest } = await of<Curves>(`/curves?cost_ratio=${ratio}`);
            const results = page.locator(".model-results");
            await page.getByText(`${ratio} good clients`, { exact: true }).waitFor();
            const shown = await results.locator("strong").allInnerTexts();
            expect(shown).toEqual([percent(cheapest.threshold), percent(cheapest.approval_rate), number(cheapest.cost_per_application, 3)]);
            await page.getByRole("slider").focus();
            await page.keyboard.press("ArrowRight");
        }
        await page.waitForURL(/ratio=26/);
        await page.reload();
        await page.getByText("26 good clients", { exact: true }).waitFor();
        await page.getByRole("button", { name: "the policy’s" }).click();
        await page.waitForURL((url) => !url.search.includes("ratio"));
    });

    it("has three curves that are gone through by arrow keys, each with its numbers", async () => {
        const { points, calibration } = await of<Curves>("/curves");
        const page = await openModel();
        await page.getByRole("tab", { selected: true }).focus();
        for (const [curve, rows] of [
            ["", points.length],
            ["precision", points.length],
            ["calibration", calibration.length],
        ] as const) {
            expect(new URL(page.url()).searchParams.get("curve") ?? "").toBe(curve);
            const figure = page.getByRole("tabpanel").locator("figure");
            await figure.getByRole("button", { name: "Show as a table" }).click();
            await expect.poll(() => figure.locator("tbody tr").count()).toBe(rows);
            await page.getByRole("tab", { selected: true }).focus();
            await page.keyboard.press("ArrowRight");
        }
    });

    it("ranks what moves the score as the API does, and shows how one of them goes", async () => {
        const { features } = await of<{ features: readonly { feature: string; label: string; share: number }[] }>("/importance");
        const page = await openModel();
        const buttons = page.locator(".model-ranking button");
        await buttons.first().waitFor();
        const shown = (await buttons.allInnerTexts()).map((text) => text.split("\n").map((line) => line.trim()).filter(Boolean));
        expect(shown).toEqual(features.slice(0, 20).map(({ label, share }) => [label, percent(share)]));
        await buttons.nth(1).click();
        await page.getByRole("heading", { name: `How it goes: ${features[1]?.label}` }).waitFor();
        expect(new URL(page.url()).searchParams.get("feature")).toBe(features[1]?.feature);
    });

    it("says of each group what the bundle's figures on fairness say", async () => {
        const { files } = await of<Document>("");
        if (!files.some(({ name }) => name === "fairness.json")) return;
        interface Group {
            readonly name: { readonly en: string };
            readonly rows: number;
            readonly rates: { readonly approved: number; readonly false_positive_rate: number | null; readonly default_rate: number } | null;
        }
        const { attributes } = await of<{ attributes: readonly { label: { en: string }; groups: readonly Group[] }[] }>("/documents/fairness.json");
        const page = await openModel();
        const share = (value: number | null | undefined) => (value == null ? "–" : percent(value));
        for (const { label, groups } of attributes) {
            const rows = await rowsOf(page.getByRole("group", { name: label.en, exact: true }));
            expect(rows.map((row) => row.slice(0, 5))).toEqual(
                groups.map(({ name, rows: count, rates }) => [name.en, number(count), share(rates?.approved), share(rates?.false_positive_rate), share(rates?.default_rate)]),
            );
        }
    });

    it("hands out files that are what the bundle says", async () => {
        const { files } = await of<Document>("");
        const page = await openModel();
        for (const [title, name] of [
            ["Methodological note", "note.html"],
            ["Model card", "MODEL_CARD.md"],
        ] as const) {
            const file = files.find((each) => each.name === name);
            if (!file) continue;
            const saving = page.waitForEvent("download");
            await page.locator(".model-documents li", { hasText: title }).getByRole("button").click();
            const saved = await saving;
            expect(saved.suggestedFilename()).toContain(name);
            const hash = createHash("sha256");
            for await (const part of await saved.createReadStream()) hash.update(part as Buffer);
            expect(hash.digest("hex")).toBe(file.sha256);
        }
    });

    it("says what was compared, or that nothing was", async () => {
        const { files } = await of<Document>("");
        const page = await openModel();
        const card = page.locator("section", { has: page.getByRole("heading", { name: "Candidates compared" }) });
        await (files.some(({ name }) => name === "candidates.json") ? card.getByText("Serves").first() : card.getByText("Nothing was compared")).waitFor();
    });

    it("is accessible in every view, and says so where a bundle is not there", async () => {
        const page = await openModel("/model?curve=calibration&by=themes");
        await page.getByText("Happened").first().waitFor();
        await expectAccessible(page);
        await expectFits(page);
        expect(browsing.faults).toEqual([]);
        await page.goto("/model?bundle=nothing");
        await page.getByText("There is no such thing").waitFor();
    });

    it("reads on a phone", async () => {
        const page = await browsing.open("/model?ratio=4&curve=precision", { width: WIDTHS.phone, language: "fr", theme: "dark" });
        await page.getByRole("slider").waitFor();
        await settled(page);
        await photograph(page, "model-ratio-375-fr-dark");
        await expectFits(page);
    });
});
