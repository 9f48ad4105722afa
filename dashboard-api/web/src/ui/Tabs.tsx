import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";

interface Properties<Name extends string> {
    readonly label: string;
    readonly tabs: readonly { readonly name: Name; readonly label: string }[];
    readonly chosen: Name;
    readonly onChoose: (name: Name) => void;
    readonly children: ComponentChildren;
}

/** Views of the same thing, one at a time; arrows move between them. */
export function Tabs<Name extends string>({ label, tabs, chosen, onChoose, children }: Properties<Name>) {
    const id = useId();
    const list = useRef<HTMLDivElement>(null);
    const move = (event: KeyboardEvent) => {
        const at = tabs.findIndex(({ name }) => name === chosen);
        const to =
            event.key === "ArrowRight"
                ? (at + 1) % tabs.length
                : event.key === "ArrowLeft"
                  ? (at + tabs.length - 1) % tabs.length
                  : event.key === "Home"
                    ? 0
                    : event.key === "End"
                      ? tabs.length - 1
                      : -1;
        const tab = tabs[to];
        if (tab) {
            event.preventDefault();
            onChoose(tab.name);
            (list.current?.children[to] as HTMLElement | undefined)?.focus();
        }
    };
    return (
        <div class="tabs">
            <div role="tablist" aria-label={label} ref={list} onKeyDown={move}>
                {tabs.map(({ name, label: text }) => (
                    <button
                        key={name}
                        type="button"
                        role="tab"
                        id={`${id}-${name}`}
                        aria-selected={name === chosen}
                        aria-controls={`${id}-panel`}
                        tabIndex={name === chosen ? 0 : -1}
                        onClick={() => onChoose(name)}
                    >
                        {text}
                    </button>
                ))}
            </div>
            <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} tabIndex={0}>
                {children}
            </div>
        </div>
    );
}
