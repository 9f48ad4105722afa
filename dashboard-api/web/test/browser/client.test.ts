import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { en } from "../../src/words/en";
import { apart } from "../../src/pages/client/risk";
import { type Frequency, formatOf, frequencyOf } from "../../src/words/format";
import { Browsing, LOOKS, expectAccessible, expectFits, photograph } from "./browser";

interface Explained {
    readonly decision: {
        readonly outcome: string;
        readonly probability_of_default: number;
        readonly threshold: number;
        readonly points: number;
        readonly natural_frequency: Frequency;
    };
    readonly distance: { readonly points: number };
    readonly against: readonly { readonly sentence: string }[];
    readonly favour: readonly { readonly sentence: string }[];
    readonly waterfall: { readonly steps: readonly { readonly feature: string; readonly label: string; readonly level: { readonly points: number } }[] };
}

interface Group {
    readonly total: number;
    readonly approved: number;
    readonly mean_probability: number;
}
interface Standing {
    readonly percentile: number;
    readonly median: number;
}
interface Compared extends Record<"everybody" | "approved" | "similar", Group> {
    readonly features: readonly Record<"everybody" | "approved" | "similar", Standing>[];
}
interface Counts {
    readonly total: number;
    readonly approved: number;
    readonly refused: number;
}
interface Cell {
    readonly span: { readonly kind: string };
    readonly counts: Counts;
}

interface Term {
    readonly name: string;
    readonly label: string;
    readonly value: number | string | null;
    readonly value_words: string;
    readonly enough: { readonly value: number | string; readonly value_words: string; readonly points: number } | null;
}

const browsing = Browsing.inThisFile();
let applicant: string;
let application: string;
let file: string;
let explained: Explained;
let terms: readonly Term[];

beforeAll(async () => {
    const { items } = await browsing.ask<{ items: { applicant_id: string; application_id: string }[] }>(
        "/api/v1/decisions?outcome=REFUSE&limit=50",
    );
    for (const item of items) {
        ({ applicant_id: applicant, application_id: application } = item);
        terms = (await browsing.ask<{ fields: Term[] }>(`/api/v1/decisions/${applicant}/${application}/counterfactuals`)).fields;
        if (terms.some(isEnough)) break;
    }
    file = `/clients/${encodeURIComponent(applicant)}/${encodeURIComponent(application)}`;
    explained = await browsing.ask<Explained>(`/api/v1/decisions/${applicant}/${application}/explanation`);
});

/** With everything that it asks for. */
async function whole(page: Page): Promise<Page> {
    await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
    await page.locator("#together canvas").first().waitFor();
    return page;
}

const isEnough = (term: Term): term is Term & { enough: NonNullable<Term["enough"]> } => term.enough !== null;

/** Tab until what is focused is wanted: there is no other way by keyboard. */
async function tabTo(page: Page, wanted: string, most = 120): Promise<void> {
    for (let i = 0; i < most; i++) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) {
            return;
        }
    }
    throw new Error(`${wanted} cannot be reached by Tab`);
}

describe("a client's file", () => {
    it.each(LOOKS)("is accessible and fits at %d px, in %s, %s", { tags: ["looks"] }, async (width, language, theme) => {
        const page = await whole(await browsing.open(file, { width, language, theme }));
        await photograph(page, `client-${width}-${language}-${theme}`);
        await expectFits(page);
        await expectAccessible(page);
        expect(browsing.faults).toEqual([]);
    });

    it("says what was decided, how sure, why, what would change it and how the client compares", { tags: ["main"] }, async () => {
        const COMPARISON = /\/comparison/;
        const { page, answerTo } = await browsing.openStill(file, [COMPARISON]);
        await whole(page);
        const { decision, distance, against, favour } = explained;
        const verdict = page.locator("#decision");
        await verdict.getByText("The application is refused.").waitFor();
        await verdict.getByText(en.client.riskOf(decision.natural_frequency), { exact: true }).first().waitFor();
        await verdict.getByText(`${Math.abs(distance.points)} fewer than the ${decision.points - distance.points}`).waitFor();
        for (const { sentence } of [...against, ...favour]) {
            await page.locator("#reasons").getByText(sentence).waitFor();
        }
        const enough = page.getByRole("region", { name: "What would be enough for an approval" });
        expect(await enough.locator("li strong").allInnerTexts()).toEqual(
            terms.filter(isEnough).map(({ label, enough: { value_words: words }, value_words: before }) => `${label}: ${words} instead of ${before}`),
        );
        const { similar } = await answerTo<{ similar: { total: number; approved: number } }>(COMPARISON);
        await page.locator("#comparison").getByText(`Of ${similar.total} similar clients ${similar.approved} were approved.`).waitFor();
    });

    it("has the numbers of the API behind its charts", async () => {
        const page = await whole(await browsing.open(`${file}?scale=points`));
        await page.locator("#steps figure.chart").focus();
        await page.keyboard.press("t");
        const cells = page.locator("#steps tbody tr td:last-child");
        const levels = (await cells.allInnerTexts()).map(Number);
        const { steps } = explained.waterfall;
        expect(levels.slice(1, 11)).toEqual(steps.slice(0, 10).map(({ level }) => level.points));
        expect(levels.at(-1)).toBe(explained.decision.points);
    });

    it("opens at the part that the address names", async () => {
        const page = await browsing.window();
        const key = await browsing.keyOf("admin");
        await page.goto(`/operations#key=${key}`);
        await page.locator("h1").waitFor();
        await page.goto(`${file}?find=income#information`);
        await whole(page);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("information");
        await expect.poll(() => page.locator("#information").evaluate((part) => Math.abs(part.getBoundingClientRect().top))).toBeLessThan(200);
        expect(await page.getByLabel("Filter").inputValue()).toBe("income");
    });

    it("of what is not decided says so", async () => {
        const page = await browsing.open(`/clients/${encodeURIComponent(applicant)}/nothing`);
        await page.getByText("There is no decision on this application").waitFor();
        await expectAccessible(page);
        browsing.faults.length = 0;
    });
});

describe("every number is the API's:", () => {
    const percent = (share: number, digits = 0) => formatOf("en").percent(share, digits);
    const count = (value: number) => formatOf("en").number(value);
    const decision = () => `/api/v1/decisions/${applicant}/${application}`;

    /** A chart's numbers, row by row, in place of the drawing. */
    async function tableOf(page: Page, part: string): Promise<string[][]> {
        await page.locator(`${part} figure.chart`).focus();
        await page.keyboard.press("t");
        await page.locator(`${part} figure.chart tbody tr`).first().waitFor();
        return page.locator(`${part} figure.chart tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    }

    it("the client beside others", async () => {
        const [COMPARISON, DISTRIBUTION] = [/\/comparison\?.*features=AMT_CREDIT/, /\/populations\/features\/AMT_CREDIT\?/];
        const { page, answerTo } = await browsing.openStill(`${file}?feature=AMT_CREDIT`, [COMPARISON, DISTRIBUTION]);
        await whole(page);
        const groups = ["everybody", "approved", "similar"] as const;
        const found = await answerTo<Compared>(COMPARISON);
        const rows = page.locator(".client-compared tbody tr");
        expect(await rows.evaluateAll((each) => each.map((row) => [...row.children].slice(1).map((cell) => cell.textContent)))).toEqual(
            groups.map((group) => {
                const { total, approved, mean_probability } = found[group];
                return [count(total), percent(approved / total), en.common.frequency(frequencyOf(mean_probability))];
            }),
        );
        const standing = await page.locator(".client-standing li").allInnerTexts();
        groups.forEach((group, i) => {
            const { percentile, median } = found.features[0]![group];
            expect(standing[i]).toContain(count(median));
            if (percentile >= 1 && percentile <= 99 && Math.abs(percentile - 50) >= 4) {
                const told = percentile > 50 ? `more than ${count(percentile)} of 100` : `less than ${count(100 - percentile)} of 100`;
                expect(standing[i]).toContain(told);
            }
        });
        const { cells } = await answerTo<{ cells: Cell[] }>(DISTRIBUTION);
        const counted = cells.filter(({ span, counts }) => span.kind === "INTERVAL" || counts.total > 0);
        expect((await tableOf(page, "#comparison")).map((row) => row.slice(1))).toEqual(
            counted.map(({ counts }) => [count(counts.total), count(counts.approved)]),
        );
    });

    it("two features together", async () => {
        const RELATION = /\/relations\/AMT_CREDIT\/NAME_EDUCATION_TYPE\?/;
        const { page, answerTo } = await browsing.openStill(`${file}?one=AMT_CREDIT&other=NAME_EDUCATION_TYPE`, [RELATION]);
        await whole(page);
        const { crossings, client } = await answerTo<{
            crossings: { one: number; other: number; counts: Counts }[];
            client: { one: { cell: number }; other: { cell: number } };
        }>(RELATION);
        const own = crossings.find(({ one, other }) => one === client.one.cell && other === client.other.cell)!.counts;
        const told = (await tableOf(page, "#together")).flat();
        expect(told).toContain(`${count(own.refused)} refused of ${count(own.total)} (client)`);
        const shown = told.map((cell) => /refused of ([\d,]+)/.exec(cell)?.[1]).filter((total) => total !== undefined);
        expect(shown.map((total) => Number(total.replaceAll(",", ""))).reduce((sum, total) => sum + total, 0)).toBe(
            crossings.reduce((sum, { counts }) => sum + counts.total, 0),
        );
    });

    it("what is known of the client, and the client's applications", async () => {
        const page = await whole(await browsing.open(`${file}?unknown=1`));
        const { groups } = await browsing.ask<{ groups: { fields: { label: string; value_words: string; origin: string }[] }[] }>(`${decision()}/client`);
        const lines = await page.locator(".client-groups dl > div").evaluateAll((each) =>
            each.map((line) => [line.querySelector("dt")?.textContent, line.closest("dl")?.previousElementSibling?.textContent, line.querySelector("dd")?.firstChild?.textContent]),
        );
        expect(lines).toEqual(expect.arrayContaining(groups.flatMap(({ fields }) => fields.map(({ label, origin, value_words }) => [label, origin, value_words]))));
        const { items } = await browsing.ask<{ items: { application_id: string; decision: { probability_of_default: number } | null }[] }>(
            `/api/v1/applicants/${applicant}/applications?limit=10`,
        );
        const rows = await page.locator("#earlier tbody tr").evaluateAll((each) => each.map((row) => [row.children[0]?.textContent, row.children[3]?.textContent]));
        expect(rows).toEqual(items.map(({ application_id, decision: made }) => [application_id, made ? percent(made.probability_of_default, 1) : "–"]));
    });
});

describe("by keyboard alone", () => {
    it("one reads the file from the decision to the earlier applications", { tags: ["main"] }, async () => {
        const page = await whole(await browsing.open(file));

        // To the reasons by the contents
        await tabTo(page, '.client-contents a[href="#reasons"]');
        await page.keyboard.press("Enter");
        await page.waitForURL(/#reasons$/);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("reasons");

        // The amount is changed, and the effect is told
        await tabTo(page, "#what-if input[type=text]");
        await page.keyboard.press("Control+A");
        await page.keyboard.type("200000");
        const difference = page.locator("#what-if .client-difference");
        await expect.poll(() => difference.innerText()).toMatch(/The (application|risk) would/);
        await page.waitForURL(/set=AMT_CREDIT%3A200000/);
        const answer = await score(200_000);
        const [, would] = apart(explained.decision.probability_of_default, answer.after.probability_of_default, explained.decision.threshold);
        await page.getByRole("region", { name: "With these changes" }).getByText(en.client.riskOf(would), { exact: true }).first().waitFor();
        await photograph(page, "client-what-if");

        // Back to what was applied for
        await tabTo(page, "#what-if .client-terms .button");
        await page.keyboard.press("Enter");
        await expect.poll(() => difference.innerText()).toBe("");

        // Another feature, another group
        await tabTo(page, "#comparison select");
        await page.keyboard.press("ArrowDown");
        await page.waitForURL(/feature=/);
        await tabTo(page, "#comparison .segments input");
        await page.keyboard.press("ArrowRight");
        await page.waitForURL(/beside=approved/);
        await tabTo(page, "#comparison summary");
        await page.keyboard.press("Enter");
        await page.getByText("Who the similar clients are").waitFor();
        await page.getByRole("group", { name: "The nearest" }).locator("tbody tr").first().waitFor();

        // Two features, then the steps as points and as a table
        await tabTo(page, "#together select");
        await tabTo(page, "#together figure.chart");
        await page.keyboard.press("t");
        await page.locator("#together tbody tr").first().waitFor();
        await tabTo(page, "#steps .segments input");
        await page.keyboard.press("ArrowRight");
        await page.waitForURL(/scale=points/);
        await tabTo(page, "#steps figure.chart");
        await page.keyboard.press("t");
        await page.locator("#steps tbody tr").first().waitFor();

        // What is known, filtered
        await tabTo(page, "#information input[type=search]");
        const before = await page.locator(".client-groups dt").count();
        await page.keyboard.type("income");
        await expect.poll(() => page.locator(".client-groups dt").count()).toBeLessThan(before);

        // To an application of the list, and the heading has the focus
        await tabTo(page, "#earlier tbody a");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: `Client ${applicant}`, level: 1 }).waitFor();
        expect(browsing.faults).toEqual([]);
    });

    it("one tries what would be enough, and it is", { tags: ["main"] }, async () => {
        const page = await whole(await browsing.open(file));
        await tabTo(page, "#what-if .client-enough button");
        await page.keyboard.press("Enter");
        const difference = page.locator("#what-if .client-difference");
        await expect.poll(() => difference.innerText()).toContain("The application would be approved.");
        const { enough } = terms.filter(isEnough)[0]!;
        await page.getByRole("region", { name: "With these changes" }).getByText(`${formatOf("en").number(enough.points)} points`).waitFor();
        await photograph(page, "client-enough");
        expect(browsing.faults).toEqual([]);
    });

    it("one makes a link for the client, who reads their page by it", async () => {
        const page = await browsing.open(file, { role: "relationship-manager" });
        await page.getByRole("button", { name: "Link for the client" }).focus();
        await page.keyboard.press("Enter");
        await page.getByRole("dialog", { name: "A link for the client" }).waitFor();
        await expectAccessible(page);
        await tabTo(page, "dialog .button[data-kind=primary]");
        await page.keyboard.press("Enter");
        const address = await page.getByRole("textbox", { name: "Link", exact: true }).inputValue();
        await photograph(page, "client-link");
        await page.keyboard.press("Escape");
        await page.getByRole("dialog").waitFor({ state: "hidden" });
        const own = await browsing.window();
        await own.goto(new URL(address).pathname);
        await own.getByRole("heading", { name: "Your application for credit", level: 1 }).waitFor();
        expect(browsing.faults).toEqual([]);
    });

    it("one gets to the letter and back", async () => {
        const page = await browsing.open(file);
        await tabTo(page, '.page-actions a[href$="/letter"]');
        await page.keyboard.press("Enter");
        await page.getByRole("article").waitFor();
        await tabTo(page, ".back");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: `Client ${applicant}` }).waitFor();
    });
});

describe("the letter", () => {
    it("says the reasons in the language of the client, and only it is printed", async () => {
        const page = await browsing.open(`${file}/letter?lang=fr`);
        const letter = page.getByRole("article");
        await letter.getByText("nous regrettons de ne pas pouvoir l’accepter").waitFor();
        expect(await letter.getAttribute("lang")).toBe("fr");
        expect(await letter.getByRole("listitem").count()).toBeGreaterThan(explained.against.length);
        for (const { enough } of terms.filter(({ name }) => name === "AMT_CREDIT" || name === "AMT_ANNUITY").filter(isEnough)) {
            await letter.getByText(` : ${formatOf("fr").number(Number(enough.value))} au lieu de `).waitFor();
        }
        expect(await letter.innerText()).not.toMatch(/probabilit|statisti|log-odds|SHAP|percentile/i);
        await expectAccessible(page);
        await photograph(page, "letter-fr");
        await page.emulateMedia({ media: "print" });
        await photograph(page, "letter-print");
        expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
        expect(await letter.isVisible()).toBe(true);
        expect(browsing.faults).toEqual([]);
    });

    it.each(LOOKS)("fits at %d px, in %s, %s", { tags: ["looks"] }, async (width, language, theme) => {
        const page = await browsing.open(`${file}/letter`, { width, language, theme });
        await page.getByRole("article").waitFor();
        await expectFits(page);
        await expectAccessible(page);
        await photograph(page, `letter-${width}-${language}-${theme}`);
    });
});

describe("the client's own page", () => {
    it.each(LOOKS)("is accessible and fits at %d px, in %s, %s", { tags: ["looks"] }, async (width, language, theme) => {
        const page = await browsing.window({ width, language, theme });
        await page.goto(await ownPath());
        expect(await page.locator("html").getAttribute("lang")).toBe(language);
        await photograph(page, `own-${width}-${language}-${theme}`);
        await expectFits(page);
        await expectAccessible(page);
        expect(browsing.faults).toEqual([]);
    });
});

/** By a link of its own. */
async function ownPath(): Promise<string> {
    const { path } = await browsing.send<{ path: string }>(`/api/v1/decisions/${applicant}/${application}/link`, { valid_for: "P1D" });
    return path;
}

function score(amount: number): Promise<{ after: { probability_of_default: number } }> {
    return browsing.send("/api/v1/score", {
        decision: { applicant_id: applicant, application_id: application },
        changes: { AMT_CREDIT: amount },
    });
}
