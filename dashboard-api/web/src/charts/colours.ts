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
