import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";

interface Properties {
    readonly summary: ComponentChildren;
    readonly open?: boolean;
    readonly onToggle?: (isOpen: boolean) => void;
    readonly children: ComponentChildren;
}

export function Disclosure({ summary, open, onToggle, children }: Properties) {
    return (
        <details class="disclosure" open={open} onToggle={({ currentTarget }) => onToggle?.(currentTarget.open)}>
            <summary>
                <Icon name="right" />
                {summary}
            </summary>
            <div>{children}</div>
        </details>
    );
}
