import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contrast, distance, parse, seenBy } from "./colour";

const CSS = readFileSync(new URL("../src/design/tokens.css", import.meta.url), "utf8");
const TOKENS = new Map(
    [...CSS.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((found) => [
        found[1] ?? "",
        { light: parse(found[2] ?? ""), dark: parse(found[3] ?? "") },
    ]),
);

const BACKGROUNDS = ["page", "surface", "sunken", "raised"];
const TEXT_ON: Record<string, string[]> = {
    ink: BACKGROUNDS,
    "ink-soft": BACKGROUNDS,
    "ink-faint": BACKGROUNDS,
    accent: ["page", "surface", "raised", "accent-soft"],
    "on-accent": ["accent"],
    approve: ["surface", "approve-soft"],
    "review-ink": ["surface", "review-soft"],
    refuse: ["surface", "refuse-soft"],
};
const GRAPHICS = ["approve", "review", "refuse", "series-1", "series-2", "series-3", "muted", "line-strong", "focus"];

/** Of CIE 1976: 10 is told apart side by side, 20 at a glance. */
const AT_A_GLANCE = 20;

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
    const of = (name: string) => {
        const token = TOKENS.get(name);
        if (!token) throw new Error(`there is no token --${name}`);
        return token[theme];
    };

    it.each(Object.entries(TEXT_ON))("text in --%s is read easily on what it stands on", (name, grounds) => {
        for (const ground of grounds) {
            expect(contrast(of(name), of(ground)), `--${name} on --${ground}`).toBeGreaterThanOrEqual(4.5);
        }
    });

    it.each(GRAPHICS)("graphics in --%s are seen on cards", (name) => {
        expect(contrast(of(name), of("surface"))).toBeGreaterThanOrEqual(3);
    });

    it.each(["everybody", "deuteranopia", "protanopia", "tritanopia"] as const)(
        "outcomes are told apart at a glance with %s",
        (sight) => {
            const outcomes = ["approve", "review", "refuse"].map((name) => seenBy(sight, of(name)));
            for (const [i, one] of outcomes.entries()) {
                for (const other of outcomes.slice(i + 1)) {
                    expect(distance(one, other)).toBeGreaterThanOrEqual(AT_A_GLANCE);
                }
            }
        },
    );

    it.each(["everybody", "deuteranopia", "protanopia"] as const)("series are told apart with %s", (sight) => {
        const series = ["series-1", "series-2", "series-3"].map((name) => seenBy(sight, of(name)));
        for (const [i, one] of series.entries()) {
            for (const other of series.slice(i + 1)) {
                expect(distance(one, other)).toBeGreaterThanOrEqual(AT_A_GLANCE);
            }
        }
    });
});
