import type { ComponentChildren } from "preact";

interface Properties {
    readonly label: ComponentChildren;
    readonly value: ComponentChildren;
    readonly note?: ComponentChildren;
    readonly tone?: "good" | "watch" | "bad";
}

/** One figure with its name. Several stand in a `Stats`. */
export function Stat({ label, value, note, tone }: Properties) {
    return (
        <div class="stat" data-tone={tone}>
            <dt>{label}</dt>
            <dd>
                <span class="stat-value">{value}</span>
                {note && <span class="stat-note">{note}</span>}
            </dd>
        </div>
    );
}

export function Stats({ children }: { children: ComponentChildren }) {
    return <dl class="stats">{children}</dl>;
}
