import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Properties {
    readonly title: string;
    readonly note?: ComponentChildren;
    readonly actions?: ComponentChildren;
    readonly class?: string;
    /** By which an address leads here, behind its #. */
    readonly anchor?: string;
    readonly children: ComponentChildren;
}

/** A part of a page with a heading of its own. */
export function Card({ title, note, actions, class: more, anchor, children }: Properties) {
    const id = useId();
    return (
        <section class={`card ${more ?? ""}`} aria-labelledby={id} id={anchor} tabIndex={anchor === undefined ? undefined : -1}>
            <div class="card-head">
                <div>
                    <h2 id={id}>{title}</h2>
                    {note && <p class="faint">{note}</p>}
                </div>
                {actions && <div class="card-actions">{actions}</div>}
            </div>
            {children}
        </section>
    );
}
