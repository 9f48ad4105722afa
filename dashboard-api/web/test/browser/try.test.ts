import { describe, expect, it } from "vitest";
import { Browsing, expectAccessible, told } from "./browser";

const browsing = Browsing.inThisFile();

describe("try it", () => {
    it("scores as one types, keeps it in the address, and says what the API says", { tags: ["main"] }, async () => {
        const page = await browsing.open("/try");
        await page.locator(".try-outcome").waitFor();
        const answered = page.waitForResponse((response) => response.url().endsWith("/api/v1/score") && (response.request().postData() ?? "").includes('"AMT_CREDIT":987654'));
        await page.getByLabel("Amount of the loan").fill("987654");
        const { decision } = (await (await answered).json()) as { decision: { probability_of_default: number; threshold: number; points: number } };
        const percent = told.percent(decision.probability_of_default);
        await page.locator(".gauge-value", { hasText: percent }).waitFor();
        await page.getByText(`${decision.points} credit points`).waitFor();
        await page.getByText(new RegExp(`^Refused from ${told.percent(decision.threshold)}$`)).first().waitFor();
        await page.waitForURL(/set=AMT_CREDIT%3A987654/);
        await page.locator(".try-reasons li", { hasText: "speaks" }).first().waitFor();
        await expectAccessible(page);
        await page.getByRole("button", { name: /^Change / }).first().click();
        await page.locator(".try-field :focus").waitFor();
        await page.reload();
        await page.locator(".gauge-value", { hasText: percent }).waitFor();
        expect(await page.getByLabel("Amount of the loan").inputValue()).toBe("987654");
    });

    it("marks what is needed, in the reader's language", async () => {
        const page = await browsing.open("/try", { language: "fr" });
        await page.locator(".try-outcome").waitFor();
        await page.getByLabel("Montant du prêt").fill("");
        await page.getByText("Ce champ est obligatoire.").waitFor();
        await page.getByText("Le résultat est celui d’avant").waitFor();
        // A refusal with faults is told by the browser as well.
        browsing.faults.length = 0;
        await page.getByRole("button", { name: "Recommencer" }).click();
        await page.getByText("Ce champ est obligatoire.").waitFor({ state: "detached" });
    });

    it("asks for its fields and one score, and has the same form for all, in the service's words", async () => {
        const forms = [];
        for (const role of ["relationship-manager", "risk"] as const) {
            const page = await browsing.window();
            const asked: string[] = [];
            page.on("request", (request) => asked.push(new URL(request.url()).pathname));
            const answered = page.waitForResponse((response) => response.url().endsWith("/api/v1/score"));
            await page.goto(`/try#key=${await browsing.keyOf(role)}`);
            const { decided, against, favour } = (await (await answered).json()) as {
                decided: { summary: string };
                against: { sentence: string }[];
                favour: { sentence: string }[];
            };
            await page.locator(".try-outcome p", { hasText: decided.summary }).waitFor();
            const sentences = await page.locator(".try-reasons li > span").allInnerTexts();
            expect(sentences.sort()).toEqual([...against, ...favour].map(({ sentence }) => sentence).sort());
            // What other pages draw with may be on its way already.
            expect(asked.filter((path) => /\/api\/v1\/(score|populations)/.test(path))).toEqual(["/api/v1/score/fields", "/api/v1/score"]);
            forms.push(await page.locator(".try-group summary").allInnerTexts());
        }
        expect(forms[0]?.length).toBeGreaterThan(3);
        expect(forms[1]).toEqual(forms[0]);
    });

    it("says reasons in another language as soon as one asks for it", async () => {
        const page = await browsing.open("/try");
        await page.locator(".try-reasons li", { hasText: "speaks" }).first().waitFor();
        await page.locator(".account > button").click();
        await page.locator(".preferences label:has([lang=fr])").click();
        await page.locator(".try-reasons li", { hasText: "joue" }).first().waitFor();
        await page.locator(".preferences label:has([lang=en])").click();
        await page.locator(".try-reasons li", { hasText: "speaks" }).first().waitFor();
        expect(await page.locator(".try-reasons li", { hasText: "joue" }).count()).toBe(0);
    });

    it("finds a field, also for a relationship manager, and shows no key", async () => {
        const page = await browsing.open("/try", { role: "relationship-manager" });
        await page.locator(".try-outcome").waitFor();
        await page.getByRole("searchbox", { name: "Search the fields" }).fill("children");
        await page.getByLabel("Number of children").waitFor();
        const command = await page.locator(".try-code pre").innerText();
        expect(command).toContain("$SCORELINE_KEY");
        expect(await page.content()).not.toContain(await browsing.keyOf("relationship-manager"));
        await page.getByRole("tab", { name: "JSON, answered" }).click();
        await page.locator(".try-code pre", { hasText: '"simulated": true' }).waitFor();
    });
});
