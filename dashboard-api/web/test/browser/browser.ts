import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type APIResponse, type Browser, type BrowserContext, type Locator, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";

/** Where a service answers, and a key that may everything: whoever starts the tests says so. */
const SERVICE = required("SCORELINE");
const KEY = required("SCORELINE_KEY");
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const SCREENSHOTS = process.env["SCREENSHOTS"] ?? "../target/screenshots";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const WIDTHS = { phone: 375, desk: 1440 } as const;

type Look = readonly [width: number, language: "en" | "fr", theme: "light" | "dark"];

const FEW: readonly Look[] = [
    [WIDTHS.desk, "en", "light"],
    [WIDTHS.phone, "fr", "dark"],
];

/** Every width in every language and theme; where there is little time, each of them once. */
export const LOOKS: readonly Look[] = process.env["QUICK"]
    ? FEW
    : Object.values(WIDTHS).flatMap((width) =>
          (["en", "fr"] as const).flatMap((language) => (["light", "dark"] as const).map((theme): Look => [width, language, theme])),
      );

export interface Reader {
    readonly role?: "analyst" | "relationship-manager" | "risk" | "admin";
    readonly width?: number;
    readonly language?: "en" | "fr";
    readonly theme?: "light" | "dark";
}

/** A browser for a file of tests, a window for each reader, and whatever went wrong in this test. */
export class Browsing {
    private readonly contexts: BrowserContext[] = [];
    private readonly keys = new Map<string, string>();
    readonly faults: string[] = [];
    private browser!: Browser;

    /** From before the first test of a file until after its last. */
    static inThisFile(): Browsing {
        const browsing = new Browsing();
        beforeAll(async () => {
            browsing.browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
        });
        beforeEach(() => {
            browsing.faults.length = 0;
        });
        afterEach(() => browsing.closeWindows());
        afterAll(() => browsing.browser.close());
        return browsing;
    }

    private constructor() {}

    /** Opens a page as a reader who is signed in, and waits for its heading. */
    async open(path: string, reader: Reader = {}): Promise<Page> {
        const page = await this.window(reader);
        await page.goto(`${SERVICE}${path}#key=${await this.keyOf(reader.role ?? "admin")}`);
        await page.locator("h1").waitFor();
        return page;
    }

    /** A window of somebody who is not. */
    async window({ width = WIDTHS.desk, language = "en", theme = "light" }: Reader = {}): Promise<Page> {
        const context = await this.browser.newContext({
            viewport: { width, height: 900 },
            locale: language === "en" ? "en-GB" : "fr-FR",
            colorScheme: theme,
            reducedMotion: "reduce",
            baseURL: SERVICE,
        });
        this.contexts.push(context);
        const page = await context.newPage();
        page.on("pageerror", (error) => this.faults.push(error.message));
        page.on("console", (message) => {
            if (message.type() === "error") this.faults.push(message.text());
        });
        return page;
    }

    /** Of a role; made by the administrator when it is first needed. */
    async keyOf(role: string): Promise<string> {
        const known = role === "admin" ? KEY : this.keys.get(role);
        if (known) return known;
        const { key } = await this.send<{ key: string }>("/api/v1/keys", {
            name: `browser ${role} ${process.pid} ${Date.now()}`,
            role,
            expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        });
        this.keys.set(role, key);
        return key;
    }

    /** Opens a page on which the answers to some paths stay what they were first, so that they can be compared; what they were is told. */
    async openStill(path: string, asked: readonly RegExp[], reader: Reader = {}): Promise<{ page: Page; answerTo: <T>(asked: RegExp) => Promise<T> }> {
        const page = await this.window(reader);
        const answers = new Map<RegExp, Promise<APIResponse>>();
        for (const pattern of asked) {
            await page.route(pattern, async (route) => {
                const first = answers.get(pattern) ?? route.fetch();
                answers.set(pattern, first);
                await route.fulfill({ response: await first });
            });
        }
        await page.goto(`${SERVICE}${path}#key=${await this.keyOf(reader.role ?? "admin")}`);
        await page.locator("h1").waitFor();
        const answerTo = async <T>(pattern: RegExp): Promise<T> => {
            await expect.poll(() => answers.has(pattern)).toBe(true);
            return (await (await answers.get(pattern))?.json()) as T;
        };
        return { page, answerTo };
    }

    async closeWindows(): Promise<void> {
        await Promise.all(this.contexts.splice(0).map((context) => context.close()));
    }

    /** What the API answers to the same question. */
    async ask<T>(path: string): Promise<T> {
        return answered(path, { headers: { Authorization: `Bearer ${KEY}` } });
    }

    /** What it answers to something sent. */
    async send<T>(path: string, body: object): Promise<T> {
        const headers = { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" };
        return answered(path, { method: "POST", headers, body: JSON.stringify(body) });
    }
}

async function answered<T>(path: string, request: RequestInit): Promise<T> {
    const response = await fetch(SERVICE + path, request);
    expect(response.ok, `${path} was answered ${response.status}`).toBe(true);
    return (await response.json()) as T;
}

/** By WCAG 2.2, level AA, and what is good practice beside it. */
export async function expectAccessible(page: Page): Promise<void> {
    // The page's own policy forbids to add a script, not to ask this of the browser.
    await page.evaluate(`${AXE}; undefined`);
    const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run: (what: unknown, how: unknown) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
        const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        return (await axe.run(document, { runOnly })).violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
        );
    });
    expect(found).toEqual([]);
}

/** Until nothing is on its way any more, and charts are drawn. */
export async function settled(page: Page): Promise<void> {
    await page.waitForFunction(
        () => !document.querySelector(".skeleton") && [...document.querySelectorAll(".chart-canvas")].every((place) => place.querySelector("canvas")),
    );
}

/** Nothing is cut off at the side. */
export async function expectFits(page: Page): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

const ROUNDING = { roundingMode: "halfEven" } as const;

/** Numbers as an English reader is told them. */
export const told = {
    number: (value: number, digits = 0) => value.toLocaleString("en-GB", { ...ROUNDING, maximumFractionDigits: digits }),
    percent: (share: number, digits = 1) => share.toLocaleString("en-GB", { ...ROUNDING, style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }),
};

/** The cells of a table's body, row by row. */
export async function rowsOf(table: Locator): Promise<string[][]> {
    await table.locator("tbody tr").first().waitFor();
    return table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => (cell as HTMLElement).innerText.trim())));
}

export async function photograph(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}

function required(name: string): string {
    const value = process.env[name];
    if (!value) throw new Error(`set ${name}: README.md says how`);
    return value;
}
