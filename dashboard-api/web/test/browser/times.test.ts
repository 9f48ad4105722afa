import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientPath } from "../../src/routes";
import { Browsing } from "./browser";
import { type Seen, Times, paintedAfter, paintedSinceOpened, percentile } from "./stopwatch";

/** What is wanted of an interaction and of the first view of a page, in milliseconds. */
const WANTED = 300;
const WANTED_AT_FIRST = 1_000;

const IS_QUICK = process.env["QUICK"] !== undefined;
/** Before any are counted: a service that runs for months is not measured while it is being compiled. */
const UNCOUNTED = IS_QUICK ? 0 : 3;
const ROUNDS = IS_QUICK ? 1 : 20;
const VIEWS = IS_QUICK ? 1 : 20;
const LONG = 600_000;

const CHART = "figure.chart canvas";
const LIST = ".applications tbody";

/** By where each is, what there is once it can be read. */
const PAGES: Readonly<Record<string, Seen>> = {
    "/now": { there: `.page:has(tbody tr) ${CHART}` },
    "/applications": { there: `${LIST} tr` },
    "/model": { there: ".page:has([role=tabpanel])", last: `.model-along ${CHART}` },
    "/drift": { there: ".drift-verdict", last: `.drift-finding ${CHART}` },
    "/try": { there: ".try-outcome" },
    "/operations": { there: ".reasons button" },
};
const CLIENT: Seen = { there: "#decision .gauge-value", last: `.client-file:has(.client-enough):has(#comparison ${CHART}) #together ${CHART}` };

const browsing = Browsing.inThisFile();
let files: readonly string[];
const interactions = new Times();
const views = new Times();
const sizes: string[] = [];

beforeAll(async () => {
    const { items } = await browsing.ask<{ items: readonly { applicant_id: string; application_id: string }[] }>(
        "/api/v1/decisions?outcome=REFUSE&limit=200",
    );
    files = items.map(({ applicant_id, application_id }) => clientPath(applicant_id, application_id));
});
afterAll(async () => {
    const folder = process.env["TIMES"] ?? "../target";
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "dashboard-times.md"), `${told().join("\n")}\n`);
});

function told(): string[] {
    const head = (name: string) => [`| ${name} | Times | p50, ms | p95, ms | longest, ms | p95 wanted, ms | p95 with all out of view, ms |`, "|---|---:|---:|---:|---:|---|---:|"];
    return [
        ...head("Interaction"),
        ...interactions.rows(WANTED),
        "",
        ...head("First view"),
        ...views.rows(WANTED_AT_FIRST),
        "",
        "| Page | Scripts, bytes with gzip | Answers of the API, bytes | All, bytes |",
        "|---|---:|---:|---:|",
        ...sizes,
    ];
}

/** Of a file that was not looked at before. */
const fileOf = (round: number) => files[(round + UNCOUNTED) % files.length] ?? "";

type Timed = (interaction: string, seen: Seen, act: () => Promise<void>) => Promise<void>;

/** Opened anew each time, so that nothing is answered from what the page remembers. */
async function again(address: (round: number) => string, whole: Seen, once: (page: Page, timed: Timed, round: number) => Promise<void>): Promise<void> {
    const page = await browsing.open(address(-UNCOUNTED));
    for (let round = -UNCOUNTED; round < ROUNDS; round++) {
        await page.goto(address(round));
        await paintedSinceOpened(page, whole);
        await once(
            page,
            async (interaction, seen, act) => {
                const took = await paintedAfter(page, seen, act);
                if (round >= 0) interactions.add(interaction, took);
            },
            round,
        );
    }
    expect(browsing.faults).toEqual([]);
}

describe("from input to paint", { tags: ["times"], timeout: LONG }, () => {
    it("between the pages", async () => {
        await again(
            () => "/now",
            PAGES["/now"] ?? {},
            async (page, timed) => {
                for (const path of ["/applications", "/model", "/drift", "/try", "/operations", "/now"]) {
                    const link = page.locator(`nav a[href="${path}"]`);
                    await timed(`open ${path} by its link`, PAGES[path] ?? {}, () => link.click());
                }
                await page.keyboard.press("g");
                await timed("open /operations by its keys", PAGES["/operations"] ?? {}, () => page.keyboard.press("o"));
            },
        );
    });

    it("around the pages", async () => {
        await again(
            () => "/now",
            PAGES["/now"] ?? {},
            async (page, timed, round) => {
                await timed("all shortcuts", { there: "dialog[open] .shortcuts" }, () => page.keyboard.press("?"));
                await timed("leave a dialog", { gone: "dialog[open]" }, () => page.keyboard.press("Escape"));
                await page.locator("figure.chart").first().focus();
                await timed("a chart as a table", { there: "figure.chart tbody tr" }, () => page.keyboard.press("t"));
                await timed("a table as a chart", { there: CHART, gone: "figure.chart tbody" }, () => page.keyboard.press("t"));
                await timed("the account's menu", { there: ".account-menu" }, () => page.locator(".account > button").click());
                for (const [name, scheme] of [["Dark", "dark"], ["Light", "light"]] as const) {
                    const choice = page.locator(".preferences label", { hasText: name });
                    await timed("theme", { there: `html[style*="color-scheme: ${scheme};"]` }, () => choice.click());
                }
                for (const language of ["fr", "en"]) {
                    const choice = page.locator(`.preferences label:has([lang=${language}])`);
                    await timed("language", { ...PAGES["/now"], there: `html[lang=${language}]`, changed: ["h1"] }, () => choice.click());
                }
                const applicant = decodeURIComponent(fileOf(round).split("/")[2] ?? "");
                await page.locator("header input[type=search]").fill(applicant);
                await timed("find a client by number", { ...PAGES["/applications"], elsewhere: true }, () => page.keyboard.press("Enter"));
            },
        );
    });

    it("in the list of applications", async () => {
        const other = { ...PAGES["/applications"], changed: [LIST], elsewhere: true };
        await again(
            // Filtered otherwise each time: no two ask the same.
            (round) => `/applications?max_points=${900 - round}`,
            PAGES["/applications"] ?? {},
            async (page, timed) => {
                await timed("a filter on the decision", other, () => page.getByRole("checkbox", { name: "Refused" }).click());
                await timed("a filter taken out", other, () => page.getByRole("button", { name: "Remove the filter Refused" }).click());
                await timed("sort by probability", other, () => page.getByRole("button", { name: "Probability of default" }).click());
                await timed("the other way round", other, () => page.getByRole("button", { name: "Probability of default" }).click());
                await timed("the next page", other, () => page.getByRole("button", { name: "Next" }).click());
                await timed("the page before", other, () => page.getByRole("button", { name: "Previous" }).click());
                await timed("choose a detail to filter by", { there: ".applications-pick li" }, () => page.getByRole("button", { name: "Add a filter on a detail" }).click());
                await timed("values of a detail, with counts", { there: ".applications-values-count" }, () =>
                    page.locator(".applications-pick button", { hasText: "NAME_CONTRACT_TYPE" }).click(),
                );
                await page.locator("dialog[open] [type=checkbox]").last().check();
                await timed("a filter on a detail", { ...other, gone: "dialog[open]" }, () => page.getByRole("button", { name: "Apply" }).click());
                await timed("open a client's file", CLIENT, () => page.locator(`${LIST} a`).first().click());
                await timed("back to the list", PAGES["/applications"] ?? {}, () => page.locator("a.back").click());
            },
        );
    });

    it("in a client's file", async () => {
        await again(fileOf, CLIENT, async (page, timed) => {
            const beside = page.locator("#comparison .segments label");
            const caption = "#comparison figure";
            await timed("compare with those approved", { changed: [caption] }, () => beside.nth(1).click());
            await timed("compare with similar clients", { changed: [caption] }, () => beside.nth(2).click());
            await page.locator("#comparison select").focus();
            await timed("compare by another feature", { changed: [".client-standing"] }, () => page.keyboard.press("ArrowDown"));
            await page.locator("#together select").first().focus();
            await timed("two features together", { changed: ["#together figure"] }, () => page.keyboard.press("ArrowDown"));
            await timed("the steps in points", { changed: ["#steps figure"] }, () => page.locator("#steps .segments label").last().click());

            const effect = { elsewhere: true };
            await page.locator("#what-if input[type=text]").first().focus();
            await page.keyboard.press("Control+A");
            await paintedAfter(page, effect, () => page.keyboard.type("45000"));
            await timed("a what-if, as it is typed", effect, () => page.keyboard.press("0"));
            await timed("a what-if, by its slider", effect, () => page.locator("#what-if input[type=range]").first().press("End"));
            await timed("a what-if taken back", effect, () => page.locator("#what-if .client-terms .button").click());

            await page.locator("#information input[type=search]").focus();
            await timed("a filter of what is known, as it is typed", { changed: [".client-groups"] }, () => page.keyboard.press("x"));
            await timed("the letter", { there: "article" }, () => page.locator('.page-actions a[href$="/letter"]').click());
        });
    });

    it("on the page of the model", async () => {
        await again(() => "/model", PAGES["/model"] ?? {}, async (page, timed) => {
            const slider = page.getByRole("slider").first();
            await slider.focus();
            await timed("the ratio of costs, a step", { changed: [".model-choice"] }, () => page.keyboard.press("ArrowRight"));
            await page.getByRole("tab", { selected: true }).focus();
            await timed("another curve", { changed: ["[role=tabpanel]"], there: `[role=tabpanel] ${CHART}` }, () => page.keyboard.press("ArrowRight"));
            await timed("how another feature goes", { changed: [".model-along"], there: `.model-along ${CHART}` }, () => page.locator(".model-ranking button").nth(2).click());
        });
    });

    it("on the page of drift", async () => {
        const moved = "section:has(.drift-verdict)";
        await again(() => "/drift", PAGES["/drift"] ?? {}, async (page, timed) => {
            await timed("another feature", { changed: [".drift-finding"], there: `.drift-finding ${CHART}` }, () => page.locator("table .drift-link").nth(4).click());
            await timed("the window before", { changed: [moved] }, () => page.getByRole("button", { name: "Earlier window" }).click());
            await timed("the window after", { changed: [moved] }, () => page.getByRole("button", { name: "Later window" }).click());
            const map = page.getByRole("figure", { name: "What moved when" }).locator("canvas");
            const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
            await timed("a cell of the heat map", { changed: [moved, ".drift-finding"], elsewhere: true }, () => map.click({ position: { x: width * 0.6, y: height * 0.6 } }));
        });
    });

    it("where an application is tried", async () => {
        await again(() => "/try", PAGES["/try"] ?? {}, async (page, timed) => {
            await page.getByLabel("Amount of the loan").focus();
            await page.keyboard.press("End");
            await timed("a score, as it is typed", { changed: [".try-decision"] }, () => page.keyboard.press("1"));
            await page.getByRole("searchbox", { name: "Search the fields" }).focus();
            await timed("a field, as its name is typed", { changed: [".try-form"] }, () => page.keyboard.press("x"));
        });
    });

    it("on the page of operations", async () => {
        await again(() => "/operations", PAGES["/operations"] ?? {}, async (page, timed) => {
            await timed("rejections of a reason", { there: ".reasons [aria-pressed=true]", elsewhere: true }, () => page.locator(".reasons button").first().click());
            await timed("of a time", { elsewhere: true }, () => page.locator(".operations-span label").last().click());
        });
    });
});

describe("at first", { tags: ["times"], timeout: LONG }, () => {
    it("each page is seen, by who has never been here", async () => {
        const scripts = new Map<string, number>();
        const pages: [string, string, Seen][] = [
            ...Object.entries(PAGES).map(([path, seen]): [string, string, Seen] => [path, path, seen]),
            ["a client's file", files[0] ?? "", CLIENT],
            ["the letter", `${files[0]}/letter`, { there: "article" }],
        ];
        for (const [name, path, seen] of pages) {
            for (let view = 0; view < VIEWS; view++) {
                const page = await browsing.open(path);
                views.add(name, await paintedSinceOpened(page, seen));
                if (view === 0) {
                    const fetched = await page.evaluate(sizesOfFetched);
                    for (const [url, bytes] of fetched.scripts) scripts.set(url, bytes);
                    const script = fetched.scripts.reduce((sum, [, bytes]) => sum + bytes, 0);
                    sizes.push(`| ${name} | ${[script, fetched.answers, fetched.all].map((bytes) => bytes.toLocaleString("en")).join(" | ")} |`);
                }
                await browsing.closeWindows();
            }
        }
        sizes.push(`| all pages together | ${[...scripts.values()].reduce((sum, bytes) => sum + bytes, 0).toLocaleString("en")} |  |  |`);
        expect(percentile(views.get("/now"), 50)).toBeGreaterThan(0);
    });
});

/** Runs in the page: what came over the wire, pressed as it was. */
function sizesOfFetched(): { scripts: [string, number][]; answers: number; all: number } {
    const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")] as PerformanceResourceTiming[];
    const sum = (some: readonly PerformanceResourceTiming[]) => some.reduce((bytes, { encodedBodySize }) => bytes + encodedBodySize, 0);
    return {
        scripts: fetched.filter(({ name }) => name.endsWith(".js")).map(({ name, encodedBodySize }) => [name, encodedBodySize]),
        answers: sum(fetched.filter(({ name }) => name.includes("/api/"))),
        all: sum(fetched),
    };
}
