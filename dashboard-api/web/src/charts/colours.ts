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
export function currentColours(): Colours {
    const probe = document.createElement("span");
    probe.hidden = true;
    document.body.append(probe);
    const found = Object.fromEntries(
        NAMES.map((name) => {
            probe.style.color = `var(--${name})`;
            return [name, getComputedStyle(probe).color];
        }),
    );
    probe.remove();
    return found as Colours;
}

/** A colour of heat maps, from the lowest to the highest. */
export function heatColour(colours: Pick<Colours, "heat-low" | "heat-high">, share: number): string {
    const [low, high] = [parts(colours["heat-low"]), parts(colours["heat-high"])];
    const at = Math.min(Math.max(share, 0), 1);
    return `rgb(${low.map((part, i) => Math.round(part + at * ((high[i] ?? part) - part))).join(", ")})`;
}

function parts(rgb: string): readonly number[] {
    return (rgb.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
