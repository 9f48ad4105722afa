const PATHS = {
    search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm5 12 4.5 4.5",
    keyboard: "M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8",
    person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c1-4 4-5.5 8-5.5s7 1.5 8 5.5",
    menu: "M4 7h16M4 12h16M4 17h16",
    close: "M6 6l12 12M18 6 6 18",
    approve: "M5 12.5 10 17.5 19 7",
    review: "M12 6v7M12 17.5h.01",
    refuse: "M7 7l10 10M17 7 7 17",
    table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
    chart: "M5 19V11M10 19V5M15 19v-6M20 19V8",
    up: "M6 14.5 12 8.5l6 6",
    down: "M6 9.5 12 15.5l6-6",
    right: "M9.5 6l6 6-6 6",
    left: "M14.5 6l-6 6 6 6",
    pause: "M9 6v12M15 6v12",
    play: "M8 5.5v13l11-6.5z",
    download: "M12 4v11m-5-4.5 5 5 5-5M5 20h14",
    print: "M7 8V4h10v4M7 17H4v-7h16v7h-3M7 14h10v6H7z",
    info: "M12 11v6M12 7.5h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
} as const;

export type IconName = keyof typeof PATHS;

/** Beside words, or in a button with a label: it says nothing by itself. */
export function Icon({ name }: { name: IconName }) {
    return (
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={PATHS[name]} />
        </svg>
    );
}
