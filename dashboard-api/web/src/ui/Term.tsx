import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";

/** A word that is explained where it stands: on pointing at it, on focus, and on a tap; Escape takes the explanation away. */
export function Term({ explanation, children }: { explanation: string; children: ComponentChildren }) {
    const id = useId();
    const [isOpen, setOpen] = useState(false);
    const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
    const show = () => {
        clearTimeout(leaving.current);
        setOpen(true);
    };
    // So that the pointer may go over to the explanation.
    const leave = () => {
        leaving.current = setTimeout(() => setOpen(false), 150);
    };
    return (
        <span class="term" onMouseEnter={show} onMouseLeave={leave}>
            <button
                type="button"
                aria-describedby={isOpen ? id : undefined}
                onFocus={show}
                onBlur={leave}
                onClick={show}
                onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
            >
                {children}
            </button>
            {isOpen && (
                <span role="tooltip" id={id}>
                    {explanation}
                </span>
            )}
        </span>
    );
}
