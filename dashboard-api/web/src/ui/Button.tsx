import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./Icon";

interface Properties {
    readonly kind?: "primary" | "quiet";
    readonly type?: "button" | "submit";
    readonly icon?: IconName;
    readonly disabled?: boolean;
    readonly pressed?: boolean;
    /** Whether what it shows is shown. */
    readonly expanded?: boolean;
    readonly label?: string;
    readonly onClick?: (event: MouseEvent) => void;
    readonly children?: ComponentChildren;
}

export function Button({ kind, type, icon, disabled, pressed, expanded, label, onClick, children }: Properties) {
    return (
        <button
            type={type ?? "button"}
            class="button"
            data-kind={kind}
            disabled={disabled}
            aria-pressed={pressed}
            aria-expanded={expanded}
            aria-label={label}
            onClick={onClick}
        >
            {icon && <Icon name={icon} />}
            {children}
        </button>
    );
}
