import { useEffect, useRef, useState } from "preact/hooks";

/** As long as parts above may still grow. */
const SETTLING = 3_000;

/** Takes the reader to the part that the address names once it is there, and stays with it while the page fills. */
export function useLanding(isReady: boolean): void {
    useEffect(() => {
        const part = isReady && location.hash !== "" ? document.getElementById(location.hash.slice(1)) : null;
        if (!part) {
            return;
        }
        const land = () => part.scrollIntoView({ behavior: "instant" });
        const growing = new ResizeObserver(land);
        growing.observe(document.body);
        part.focus({ preventScroll: true });
        land();
        const stop = () => growing.disconnect();
        const timer = setTimeout(stop, SETTLING);
        const moves = ["wheel", "touchstart", "pointerdown", "keydown"];
        for (const move of moves) {
            addEventListener(move, stop, { once: true, passive: true });
        }
        return () => {
            clearTimeout(timer);
            stop();
            for (const move of moves) {
                removeEventListener(move, stop);
            }
        };
    }, [isReady]);
}

/** The part that is being read. */
export function useReading(names: readonly string[], isReady: boolean): string {
    const [current, setCurrent] = useState(names[0] ?? "");
    const seen = useRef(new Set<string>());
    useEffect(() => {
        if (!isReady) {
            return;
        }
        const watching = new IntersectionObserver(
            (changes) => {
                for (const { target, isIntersecting } of changes) {
                    seen.current[isIntersecting ? "add" : "delete"](target.id);
                }
                const first = names.find((name) => seen.current.has(name));
                if (first) {
                    setCurrent(first);
                }
            },
            { rootMargin: "-25% 0px -60% 0px" },
        );
        for (const name of names) {
            const part = document.getElementById(name);
            if (part) {
                watching.observe(part);
            }
        }
        return () => watching.disconnect();
    }, [isReady]);
    return current;
}
