import { useWords } from "../words";
import { Button } from "./Button";

interface Properties {
    readonly onPrevious: (() => void) | null;
    readonly onNext: (() => void) | null;
    readonly told?: string;
}

/** Part by part: cursors know the next part and the ones before, not how many there are. */
export function Pager({ onPrevious, onNext, told }: Properties) {
    const words = useWords();
    return (
        <div class="pager">
            <Button icon="left" disabled={onPrevious === null} onClick={() => onPrevious?.()}>
                {words.common.previous}
            </Button>
            {told && <span class="faint">{told}</span>}
            <Button disabled={onNext === null} onClick={() => onNext?.()}>
                {words.common.next}
            </Button>
        </div>
    );
}
