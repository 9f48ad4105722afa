import { useEffect } from "preact/hooks";
import { answeredAt, behind, reachable, send } from "../api/client";
import { useWords } from "../words";
import { useFormat } from "../words/format";

/** So far behind, somebody might wonder where an application is. */
const NOTABLE = 1_000;
const AGAIN = 5_000;

/** Told at the top of every page: that nobody answers, or that figures are catching up. */
export function Banner() {
    const words = useWords();
    const format = useFormat();
    const isReachable = reachable.value;
    useEffect(() => {
        if (isReachable) {
            return;
        }
        const timer = setInterval(() => void send("/health/live").catch(() => {}), AGAIN);
        return () => clearInterval(timer);
    }, [isReachable]);
    if (!isReachable) {
        const since = answeredAt.value;
        return (
            <div class="banner banner-strong" role="alert">
                {words.shell.offline(since ? format.time(since) : words.shell.offlineSince)}
            </div>
        );
    }
    const late = behind.value ?? 0;
    return late > NOTABLE ? (
        <div class="banner" role="status">
            {words.shell.stale(format.number(late))}
        </div>
    ) : null;
}
