import { computed } from "@preact/signals";
import { coloursChanged } from "../shell/theme";

const NAMES = [
    "surface",
    "raised",
    "sunken",
    "line",
    "ink",
    "ink-soft",
    "ink-faint",
    "accent",
    "approve",
    "review",
    "refuse",
    "series-1",
    "series-2",
    "series-3",
    "muted",
    "heat-low",
    "heat-high",
] as const;

export type Colours = Readonly<Record<(typeof NAMES)[number], string>>;

/** The tokens as they are now, for what cannot read them itself. */
export const currentColours = computed((): Colours => {
    void coloursChanged.value;
    const probe = document.createElement("div");
    probe.hidden = true;
    probe.append(
        ...NAMES.map((name) => {
            const place = document.createElement("i");
            place.style.color = `var(--${name})`;
            return place;
        }),
    );
    document.body.append(probe);
    const found = Object.fromEntries(NAMES.map((name, i) => [name, getComputedStyle(probe.children[i] ?? probe).color]));
    probe.remove();
    return found as Colours;
});

/** A colour of heat maps, from the lowest to the highest. */
export function heatColour(colours: Pick<Colours, "heat-low" | "heat-high">, share: number): string {
    const [low, high] = [parts(colours["heat-low"]), parts(colours["heat-high"])];
    const at = Math.min(Math.max(share, 0), 1);
    return `rgb(${low.map((part, i) => Math.round(part + at * ((high[i] ?? part) - part))).join(", ")})`;
}

function parts(rgb: string): readonly number[] {
    return (rgb.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
