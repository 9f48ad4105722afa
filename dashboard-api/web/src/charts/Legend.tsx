import type { Colours } from "./colours";

interface Properties {
    readonly items: readonly { readonly colour: keyof Colours; readonly label: string; readonly dash?: boolean }[];
}

/** What the colours of a chart mean, in the order in which they are stacked or drawn. */
export function Legend({ items }: Properties) {
    return (
        <ul class="legend">
            {items.map(({ colour, label, dash }) => (
                <li key={label}>
                    <span style={{ borderTopColor: `var(--${colour})`, borderTopStyle: dash ? "dashed" : "solid" }} />
                    {label}
                </li>
            ))}
        </ul>
    );
}
