import type { ComponentChildren } from "preact";
import { Icon } from "./Icon";

interface Properties {
    readonly summary: ComponentChildren;
    readonly open?: boolean;
    readonly children: ComponentChildren;
}

export function Disclosure({ summary, open, children }: Properties) {
    return (
        <details class="disclosure" open={open}>
            <summary>
                <Icon name="right" />
                {summary}
            </summary>
            <div>{children}</div>
        </details>
    );
}
