const GRAVITY: Readonly<Record<string, number>> = { NONE: 0, WATCH: 1, ALERT: 2 };

interface Grave {
    readonly severity: string;
    readonly log_odds?: number | null;
    readonly impact?: { readonly log_odds?: number | null } | null;
}

/** The gravest first, then what moves scores most. */
export function byGravity(one: Grave, other: Grave): number {
    const moves = ({ log_odds, impact }: Grave) => Math.abs(log_odds ?? impact?.log_odds ?? 0);
    return (GRAVITY[other.severity] ?? 0) - (GRAVITY[one.severity] ?? 0) || moves(other) - moves(one);
}
