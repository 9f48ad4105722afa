import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useWords } from "../words";
import { Icon } from "./Icon";

interface Properties {
    readonly title: string;
    readonly isOpen: boolean;
    readonly onClose: () => void;
    readonly children: ComponentChildren;
}

/** The browser's own dialog: it keeps the focus, and gives it back. */
export function Dialog({ title, isOpen, onClose, children }: Properties) {
    const words = useWords();
    const id = useId();
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => {
        if (isOpen && !dialog.current?.open) {
            dialog.current?.showModal();
        } else if (!isOpen && dialog.current?.open) {
            dialog.current.close();
        }
    }, [isOpen]);
    return (
        <dialog
            ref={dialog}
            aria-labelledby={id}
            onClose={onClose}
            onClick={(event) => event.target === dialog.current && onClose()}
        >
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 id={id}>{title}</h2>
                    <button type="button" class="icon-button" aria-label={words.common.close} onClick={onClose}>
                        <Icon name="close" />
                    </button>
                </div>
                {isOpen && children}
            </div>
        </dialog>
    );
}
