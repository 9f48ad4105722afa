import { ROUTES, mayOpen } from "../routes";
import { Dialog } from "../ui/Dialog";
import { useWords } from "../words";

interface Properties {
    readonly isOpen: boolean;
    readonly onClose: () => void;
    readonly roles: readonly string[];
}

export function Shortcuts({ isOpen, onClose, roles }: Properties) {
    const words = useWords();
    const { shortcutsOf, then, pages } = words.shell;
    return (
        <Dialog title={words.shell.shortcuts} isOpen={isOpen} onClose={onClose}>
            <dl class="shortcuts">
                <Shortcut keys={["?"]} does={shortcutsOf.help} />
                <Shortcut keys={["/"]} does={shortcutsOf.find} />
                <Shortcut keys={[words.common.tableKey]} does={shortcutsOf.table} />
                <Shortcut keys={["Esc"]} does={shortcutsOf.leave} />
                {ROUTES.filter((route) => route.key && mayOpen(route, roles)).map((route) => (
                    <Shortcut
                        key={route.name}
                        keys={["G", (route.key ?? "").toUpperCase()]}
                        then={then}
                        does={shortcutsOf.go(pages[route.name])}
                    />
                ))}
            </dl>
        </Dialog>
    );
}

function Shortcut({ keys, then, does }: { keys: readonly string[]; then?: string; does: string }) {
    return (
        <div>
            <dt>
                {keys.map((each, i) => (
                    <span key={each}>
                        {i > 0 && <span class="faint"> {then} </span>}
                        <kbd>{each}</kbd>
                    </span>
                ))}
            </dt>
            <dd>{does}</dd>
        </div>
    );
}
